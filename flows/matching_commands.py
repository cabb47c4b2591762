"""What the commands about matching do: train, evaluate, sample for clerks."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rich.console import Console

from flows.commands import print_json, thresholds_said
from flows.defaults import RAW
from flows.log import lines_shown
from flows.policy import THRESHOLDS
from flows.private import UsageError
from flows.request import read_request
from flows.settings import private_home
from schemas.errors import RunError
from schemas.run import RunRequest

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def train_matching(asked: Namespace, out: Console, lines: Console) -> None:
    """Train the matching model on the sources, and keep it for the nights to come."""
    from transforms.build import build_compared  # heavy: only where needed
    from transforms.matching_model import FILE, weights, written
    from transforms.training import train

    with lines_shown(lines, private_home()):
        raw = asked.raw or _own_raw(asked.reference)
        request = read_request(raw, asked.area, asked.as_of)
        with _admitted(raw, asked.reference, request, with_model=False) as con:
            build_compared(con, request)
            settings = train(con, asked.seed)
            counts = {
                name: con.table(f"match.compared_{name}").shape[0]
                for name in ("persons", "records")
            }
    trained_on = {
        "area": request.area_code,
        "as_of": request.as_of.isoformat(),
        "is_invented": request.is_invented,
        "seed": asked.seed,
        **counts,
    }
    file = asked.reference / FILE
    file.write_text(written(settings, trained_on), "utf-8")
    if asked.json:
        levels = [each._asdict() for each in weights(settings)]
        print_json({"file": str(file), "levels": levels}, out)
    else:
        from flows.show_model import show_model

        show_model(settings, file, out)


def evaluate_matching(asked: Namespace, out: Console, lines: Console) -> None:
    """Compare the links of a sample with its truth."""
    from transforms.build import build_match  # heavy: only where needed
    from transforms.evaluate import evaluate

    with lines_shown(lines, private_home()):
        request = _request(asked, asked.raw)
        with _admitted(asked.raw, asked.reference, request) as con:
            build_match(con, request)
            said = evaluate(con, asked.raw, request)
    if asked.picture:
        from transforms.curve_picture import draw_curve

        asked.picture.write_text(draw_curve(said.curve), "utf-8")
    if asked.json:
        print_json({"thresholds": _thresholds(request), **said.as_json()}, out)
    else:
        from flows.show_evaluation import show_evaluation

        show_evaluation(said, out)


def sample_for_review(asked: Namespace, out: Console, lines: Console) -> None:
    """Draw pairs for clerks to judge, or tell what their answers say."""
    if asked.answers:
        _tell_answers(asked, out)
    elif asked.count and asked.to:
        _draw_sample(asked, out, lines)
    else:
        raise UsageError(
            "ใส่จำนวนคู่และ --to ชื่อไฟล์ เพื่อสุ่ม หรือ --answers ชื่อไฟล์ที่ตอบแล้ว",
            "give a number of pairs and --to FILE to draw, or --answers FILE to read",
            place="sample-for-review",
        )


def _draw_sample(asked: Namespace, out: Console, lines: Console) -> None:
    """Draw a sample and write its workbook."""
    from transforms.build import build_match  # heavy: only where needed
    from transforms.review_sample import draw_pairs
    from transforms.review_sample_sheets import write_sample
    from transforms.review_strata import lay_out_strata

    _refuse_to_write_over(asked.to)
    with lines_shown(lines, private_home()):
        raw = asked.raw or _own_raw(asked.reference)
        request = _request(asked, raw)
        with _admitted(raw, asked.reference, request, asked.curated) as con:
            build_match(con, request)
            strata = lay_out_strata(con, request)
            drawn = draw_pairs(con, strata, asked.count, asked.seed)
            write_sample(con, asked.to, request)
    figures = [
        {**asdict(each), "drawn_count": drawn.get(each.code, 0)} for each in strata
    ]
    if asked.json:
        print_json({"file": str(asked.to), "seed": asked.seed, "strata": figures}, out)
    else:
        out.print(
            f"สุ่ม {sum(drawn.values()):,} คู่ · drew {sum(drawn.values()):,} pairs: "
            f"{asked.to}",
            soft_wrap=True,
        )


def _tell_answers(asked: Namespace, out: Console) -> None:
    """Print what the answers of a filled-in sample say."""
    from flows.show_review_estimates import field_qualities, show_field_quality
    from transforms.review_answers import read_answers  # heavy: only where needed

    answered = read_answers(asked.answers, asked.reference)
    if asked.json:
        told = {name: asdict(each) for name, each in field_qualities(answered).items()}
        print_json({**told, "strata": [asdict(each) for each in answered]}, out)
    else:
        show_field_quality(answered, out)


@contextmanager
def _admitted(
    raw: Path,
    reference: Path,
    request: RunRequest,
    curated: Path | None = None,
    *,
    with_model: bool = True,
) -> Iterator["DuckDBPyConnection"]:
    """Yield a warehouse in memory in which the sources are admitted, and no more.

    Args:
        raw: folder of the sources.
        reference: folder of the code lists and rules.
        request: the area, the day and the thresholds.
        curated: where the nights are, for the links that they leave; none: as a first
            night.
        with_model: whether there is a matching model yet; training goes without.
    """
    from transforms.admit import admit_sources  # heavy: only where needed
    from transforms.earlier import load_earlier
    from transforms.load import load_reference, load_sources
    from transforms.memory import assemble
    from transforms.warehouse import open_warehouse

    with TemporaryDirectory() as scratch, open_warehouse(Path(scratch, "spill")) as con:
        load_reference(con, reference, with_model=with_model)
        load_sources(con, raw)
        if curated:
            assemble(curated, request, Path(scratch, "memory"))
            load_earlier(con, Path(scratch, "memory"))
        admit_sources(con, request)
        yield con


def _request(asked: Namespace, raw: Path) -> RunRequest:
    """Return the run asked for, with the thresholds that were said."""
    return read_request(raw, asked.area, asked.as_of, **thresholds_said(asked))


def _thresholds(request: RunRequest) -> dict[str, float]:
    """Return the thresholds in force."""
    return {name: getattr(request, name) for name in THRESHOLDS}


def _own_raw(reference: Path) -> Path:
    """Return the folder that a run would read."""
    from flows.sources import choose_raw  # heavy: only where needed

    return choose_raw(RAW, reference)


def _refuse_to_write_over(path: Path) -> None:
    """Let no sample take the place of another: it may hold weeks of answers."""
    if path.exists():
        raise RunError(
            "มีไฟล์นี้อยู่แล้ว อาจมีคำตอบของเจ้าหน้าที่: ตั้งชื่อใหม่หลัง --to",
            "this file is there already and may hold answers: choose another name",
            file=str(path),
        )
