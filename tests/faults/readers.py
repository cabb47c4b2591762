"""A damaged file handed to the reader it is for, and what must hold of the outcome."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from flows.private import DefectError, without_values
from schemas.contract import Table, columns, table_name
from schemas.earlier import REMEMBERED
from schemas.errors import RunError
from schemas.raw import SOURCES
from schemas.reference import FILES
from tests.faults.counted_rows import filled_rows
from tests.faults.whole_files import SECRETS, whole_files
from transforms.decision_files import FOLDER as DECISIONS
from transforms.decision_files import load_decisions
from transforms.earlier import create_earlier_tables, load_earlier
from transforms.load import (
    _load_source,
    create_raw_tables,
    load_reference,
    load_sources,
    source_name,
)
from transforms.matching_model import read_model
from transforms.nights import FOR_NEXT_RUN
from transforms.reconcile import _read_published
from transforms.rules import read_rules
from transforms.warehouse import open_warehouse

REFERENCE = Path(__file__).parents[2] / "data" / "raw" / "reference"
BY_SOURCE: dict[str, Table] = {source_name(table): table for table in SOURCES}
BY_RULES = {table_name(table).removeprefix("reference."): table for table in FILES}


class Outcome(NamedTuple):
    """What came of a file: refused, quarantined, read; or a fault of the reader."""

    word: str
    told: str = ""


class LostRowError(BaseException):
    """A file was admitted, and yet some of its rows are nowhere.

    No `Exception`, which would be told as any other defect of the program.
    """


class Readers:
    """The real readers, each on a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.con = open_warehouse(memory_limit_gib=1.0)
        load_reference(self.con, REFERENCE)
        self.con.execute(
            "create table curated.published_counts "
            "(published_column varchar, area_code varchar, published double)"
        )
        self.memory = self._put_memory()
        self.kinds: dict[str, Callable[[Path], str]] = {
            "source": self._source,
            "decisions": self._decisions,
            "rules": self._rules,
            "model": self._model,
            "memory": self._remembered,
            "published": self._published,
            "folder": self._folder,
        }

    def outcome(self, kind: str, name: str, content: bytes) -> Outcome:
        """Hand a file to its reader; say what came of it."""
        place = self.folder / ("decisions" if kind == "decisions" else kind)
        place = self.memory if kind == "memory" else place
        place.mkdir(parents=True, exist_ok=True)
        path = place / name
        before = path.read_bytes() if path.exists() else None
        path.write_bytes(content)
        try:
            return self.outcome_of(kind, path)
        finally:
            path.unlink()
            if before is not None:
                path.write_bytes(before)

    def outcome_of(self, kind: str, path: Path) -> Outcome:
        """Hand what lies at a place to its reader; say what came of it."""
        try:
            with without_values():
                return Outcome(self.kinds[kind](path))
        except DefectError as defect:
            return Outcome("DEFECT", str(defect))
        except LostRowError as lost:
            return Outcome("LOST ROW", str(lost))
        except RunError as error:
            return _told(error, path.name)

    def _folder(self, path: Path) -> str:
        """Load a whole folder of sources, of which `path` is one."""
        load_sources(self.con, path.parent)
        return "read whole"

    def _source(self, path: Path) -> str:
        create_raw_tables(self.con)
        source = path.name.partition(".")[0]
        ragged, read = _load_source(self.con, BY_SOURCE[source], path, {})
        found = self.con.execute(f"select source_row from raw.{source}").fetchall()
        rows = sorted([row for (row,) in found] + [row[2] for row in ragged])
        if len(rows) != read[3] or len(set(rows)) != len(rows):
            raise LostRowError(f"{read[3]} rows told, {len(rows)} there")
        if self._has_swallowed(source):
            raise LostRowError("a value holds a further row")
        counted = filled_rows(path, BY_SOURCE[source], self.con)
        if counted is not None and counted != rows:
            raise LostRowError(f"{len(counted)} rows in the file, {len(rows)} there")
        return "quarantined rows" if ragged else "read whole"

    def _has_swallowed(self, source: str) -> bool:
        """Whether a value runs over lines and has the commas of a whole row."""
        most = len(columns(BY_SOURCE[source])) - 1
        ((found,),) = self.con.execute(
            f"""
            select count(*) from raw.{source}
            where len(list_filter(
                list_value(*columns(* exclude (source_file, source_row))),
                lambda value: regexp_matches(value, '[\\r\\n]')
                and len(value) - len(replace(value, ',', '')) >= {most}
            )) > 0
            """
        ).fetchall()
        return bool(found)

    def _decisions(self, path: Path) -> str:
        create_raw_tables(self.con)
        load_decisions(self.con, path.parents[path.parent.name == DECISIONS])
        refused = self.con.execute(
            "select source_file, message_th, message_en from raw.refused_files"
        ).fetchall()
        for file, th, en in refused:
            raise RunError(th, en, file=file.removeprefix("decisions/"))
        answers, ragged = (
            self.con.table(f"raw.{name}").shape[0]
            for name in ("review_decisions", "unreadable_rows")
        )
        ((told,),) = self.con.execute(
            "select row_count from raw.input_files"
        ).fetchall()
        if told != answers + ragged:
            raise LostRowError(f"{told} rows told, {answers + ragged} there")
        return "quarantined rows" if ragged else "read whole"

    def _rules(self, path: Path) -> str:
        table = BY_RULES[path.stem]
        read_rules(path.parent, table)
        return "read whole"

    def _model(self, path: Path) -> str:
        read_model(path.parent)
        return "read whole"

    def _remembered(self, path: Path) -> str:
        load_earlier(self.con, path.parents[1])
        return "read whole"

    def _published(self, path: Path) -> str:
        _read_published(self.con, path)
        return "read whole"

    def _put_memory(self) -> Path:
        """Leave what the first night leaves, and the whole tables of the seeds."""
        memory = self.folder / "memory" / FOR_NEXT_RUN
        memory.mkdir(parents=True)
        create_earlier_tables(self.con)
        for table in REMEMBERED:
            name = table_name(table)
            path = memory / f"{name.partition('.')[2]}.parquet"
            self.con.table(name).write_parquet(str(path))
        for whole in whole_files():
            if whole.kind == "memory":
                (memory / whole.name).write_bytes(whole.content)
        return memory

    def close(self) -> None:
        """Give back what is held."""
        self.con.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _told(error: RunError, file: str) -> Outcome:
    """Hold an error to what every error promises."""
    text = f"{error.th} {error.en} {error.file} {error.place}"
    if not (error.th and error.en and error.th != error.en):
        return Outcome("UNCLEAR", f"{file}: {text}")
    if not any("ก" <= letter <= "๛" for letter in error.th):
        return Outcome("UNCLEAR", f"{file}: {text}")
    if file not in error.file and error.file not in file:
        return Outcome("UNCLEAR", f"names {error.file} instead of {file}")
    if not error.file or any(secret in text for secret in SECRETS):
        return Outcome("LEAK", f"{file}: {len(text)} letters")
    return Outcome("refused", error.en)
