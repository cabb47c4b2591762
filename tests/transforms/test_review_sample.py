"""A sample for clerks: drawn fairly, shown blind, and read back."""

import stat
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from schemas.errors import SourceError
from schemas.match import LINK_RUNGS
from tests.conftest import REFERENCE
from tests.drawn import PHAN, draw
from tests.transforms.invented_links import fill_in, invent_links, is_same, truthful
from tests.transforms.invented_tables import read_sheet
from transforms.review_answers import judgeable, read_answers
from transforms.review_estimates import estimate
from transforms.review_sample import allot, draw_pairs
from transforms.review_sample_sheets import PAIRS_SHEET, STRATA_SHEET, write_sample
from transforms.review_strata import (
    ORDER,
    WITHOUT_CANDIDATE,
    Stratum,
    lay_out_strata,
)

REQUEST = replace(PHAN, link_weight=6.0, link_lead=3.0, review_weight=0.0)
STRATA = (
    Stratum("linked_id", True, 300_000),
    Stratum("linked_weight_at_line", True, 2_000),
    Stratum("in_review", False, 6),
    Stratum("unmatched_near", False, 3_000),
    Stratum(WITHOUT_CANDIDATE, False, 20_000),
)


def test_each_kind_of_pair_is_drawn_and_the_small_ones_whole():
    drawn = allot(STRATA, 300)
    assert sum(drawn.values()) == 300
    assert drawn["in_review"] == 6
    assert min(drawn.values()) == 6
    assert WITHOUT_CANDIDATE not in drawn


def test_more_are_drawn_where_errors_live_than_by_size_alone():
    drawn = allot(STRATA, 300)
    by_size = 300 * 2_000 / 305_006
    assert drawn["linked_weight_at_line"] > 5 * by_size


def test_asking_for_more_pairs_than_there_are_draws_all():
    assert allot(STRATA[2:4], 9_999) == {"in_review": 6, "unmatched_near": 3_000}


@pytest.mark.parametrize(
    ("link", "weight", "stratum"),
    [
        ("linked    | id        |            | H1 | 1", "20", "linked_id"),
        ("linked    | near_id   | 1          | H1 | 1", "9", "linked_near_id"),
        ("linked    | weight    |            | H1 | 1", "6.5", "linked_weight_at_line"),
        ("linked    | weight    | 3.5        | H1 | 1", "20", "linked_weight_at_line"),
        ("linked    | weight    |            | H1 | 1", "9", "linked_weight_above"),
        (
            "linked    | weight    | 9          | H1 | 1",
            "20",
            "linked_weight_far_above",
        ),
        ("in_review | none      | 1          |    |  ", "8", "in_review"),
        ("unmatched | none      | 1          |    |  ", "-5", "unmatched_near"),
        ("unmatched | none      | 1          |    |  ", "-9", "unmatched_far"),
    ],
)
def test_a_pair_is_of_the_stratum_of_its_rung_and_its_distance_from_the_line(
    drawn, link, weight, stratum
):
    draw(
        drawn,
        "match.person_links",
        f"""
        match_weight | link_state | link_rung | match_lead | household_id | person_number
        -------------+------------+-----------+------------+--------------+--------------
        {weight}     | {link}
        """,  # noqa: E501
    )
    drawn.execute("update match.person_links set service_record_id = 'R1'")
    draw(
        drawn,
        "match.link_candidates",
        f"""
        service_record_id | candidate_rank | household_id | person_number | match_weight
        ------------------+----------------+--------------+---------------+-------------
        R1                | 1              | H1           | 1             | {weight}
        """,
    )
    draw(drawn, "clean.service_records", "service_record_id\n---\nR1")
    (found,) = lay_out_strata(drawn, REQUEST)
    assert found == Stratum(stratum, link.startswith("linked"), 1)


def test_an_unmatched_record_shows_the_likeliest_person_though_no_candidate(drawn):
    draw(drawn, "match.person_links", "service_record_id|link_state\n---\nR1|unmatched")
    draw(drawn, "clean.service_records", "service_record_id\n---\nR1")
    draw(
        drawn,
        "match.scored_pairs",
        """
        service_record_id | household_id | person_number | match_weight
        ------------------+--------------+---------------+-------------
        R1                | H1           | 1             | -9
        R1                | H2           | 1             | -3
        """,
    )
    lay_out_strata(drawn, REQUEST)
    shown = drawn.execute("select household_id, stratum_code from pairs_to_judge")
    assert shown.fetchall() == [("H2", "unmatched_near")]


def test_every_rung_that_links_has_its_stratum():
    by_rung = [rung for rung in LINK_RUNGS if rung not in {"weight", "none"}]
    assert {f"linked_{rung}" for rung in by_rung} <= set(ORDER)


def test_a_record_with_nobody_to_show_is_told_apart(drawn):
    draw(drawn, "match.person_links", "service_record_id|link_state\n---\nR1|unmatched")
    draw(drawn, "clean.service_records", "service_record_id\n---\nR1")
    assert lay_out_strata(drawn, REQUEST) == [Stratum(WITHOUT_CANDIDATE, False, 1)]


def test_a_confidential_record_is_never_shown(drawn):
    draw(drawn, "match.person_links", "service_record_id|link_state\n---\nR1|unmatched")
    draw(
        drawn,
        "clean.service_records",
        "service_record_id|is_confidential\n---\nR1|true",
    )
    assert lay_out_strata(drawn, REQUEST) == []


@pytest.fixture
def sample(drawn, tmp_path):
    """Draws a sample of invented links, and says where it lies."""

    def draw_sample(count: int, *, seed: int = 1, records: int = 3000) -> Path:
        invent_links(drawn, records)
        path = tmp_path / f"sample_{seed}.xlsx"
        draw_pairs(drawn, lay_out_strata(drawn, REQUEST), count, seed)
        write_sample(drawn, path, REQUEST)
        return path

    return draw_sample


def true_quality(con):
    """Return precision, recall, and recall after review, of all pairs to judge."""
    found = con.execute(
        """
        with judged as (
            select *, household_id[2:] = service_record_id[2:] as is_same
            from pairs_to_judge
        )

        select
            count(*) filter (is_linked and is_same) / count(*) filter (is_linked),
            count(*) filter (is_linked and is_same) / count(*) filter (is_same),
            count(*) filter ((is_linked or stratum_code = 'in_review') and is_same)
            / count(*) filter (is_same)
        from judged
        """
    ).fetchall()
    return found[0]


def qualities(path):
    """Return the estimates of a filled-in sample."""
    found = estimate(judgeable(read_answers(path, REFERENCE)))
    return found.precision, found.recall, found.recall_after_review


def test_a_sample_answered_rightly_tells_the_true_quality(sample, drawn, tmp_path):
    fill_in(sample(400), tmp_path / "filled.xlsx", truthful)
    for found, true in zip(
        qualities(tmp_path / "filled.xlsx"), true_quality(drawn), strict=True
    ):
        assert found.low <= true <= found.high
        assert found.high - found.low < 0.1


def test_judging_every_pair_gives_the_true_quality_itself(sample, drawn, tmp_path):
    fill_in(sample(9_999, records=300), tmp_path / "filled.xlsx", truthful)
    for found, true in zip(
        qualities(tmp_path / "filled.xlsx"), true_quality(drawn), strict=True
    ):
        assert found.value == pytest.approx(true, abs=1e-12)
        assert found.high - found.low < 1e-12


def test_the_same_seed_draws_the_same_pairs_and_another_others(sample, drawn):
    first = read_sheet(sample(50), PAIRS_SHEET)
    drawn.execute("delete from clean.service_records")
    for table in ("clean.persons", "match.link_candidates", "match.person_links"):
        drawn.execute(f"delete from {table}")
    drawn.execute("delete from clean.households")
    again = sample(50, seed=1)
    assert read_sheet(again, PAIRS_SHEET) == first
    draw_pairs(drawn, lay_out_strata(drawn, REQUEST), 50, 2)
    others = drawn.execute(
        "select service_record_id from drawn_pairs order by pair_number"
    ).fetchall()
    assert [row[0] for row in others] != [row[-2] for row in first[6:]]


def test_a_clerk_sees_both_sides_and_neither_weight_nor_rung(sample):
    path = sample(50)
    rows = read_sheet(path, PAIRS_SHEET)
    names = next(row for row in rows if row[0] == "pair_number")
    assert "record_name" in names
    assert "person_address" in names
    shown = " ".join(cell for row in rows for cell in row)
    for hint in ("linked", "weight", "rung", "review", "unmatched"):
        assert hint not in shown
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_order_tells_nothing_of_the_strata(sample):
    rows = read_sheet(sample(200), STRATA_SHEET)
    codes = [row[2] for row in rows[6:] if row[0]]
    changes = sum(one != other for one, other in pairwise(codes))
    assert changes > len(set(codes)) * 5


def test_pairs_not_yet_answered_are_counted_apart(sample, tmp_path):
    fill_in(
        sample(60),
        tmp_path / "filled.xlsx",
        lambda row: truthful(row) if int(row["pair_number"]) > 10 else "",
    )
    answered = read_answers(tmp_path / "filled.xlsx", REFERENCE)
    assert sum(each.unanswered_count for each in answered) == 10
    assert sum(each.judged_count for each in answered) == 50


@pytest.mark.parametrize("word", ["unsure", "ไม่แน่ใจ", " ไม่แน่ใจ "])
def test_an_answer_may_be_the_code_or_the_word(sample, tmp_path, word):
    fill_in(sample(20), tmp_path / "filled.xlsx", lambda _: word)
    answered = read_answers(tmp_path / "filled.xlsx", REFERENCE)
    assert sum(each.unsure_count for each in answered) == 20


def test_an_answer_that_cannot_be_read_is_told_with_its_row(sample, tmp_path):
    fill_in(
        sample(20),
        tmp_path / "filled.xlsx",
        lambda row: "maybe" if row["pair_number"] in ("3", "4") else truthful(row),
    )
    with pytest.raises(SourceError, match=r"row 9 its answer .* row 10 its answer"):
        read_answers(tmp_path / "filled.xlsx", REFERENCE)


def test_a_row_that_was_deleted_is_missed(sample, tmp_path):
    fill_in(sample(20), tmp_path / "filled.xlsx", truthful, dropped=(9,))
    with pytest.raises(SourceError, match="pair 3 its row is gone"):
        read_answers(tmp_path / "filled.xlsx", REFERENCE)


def test_another_workbook_is_refused(tmp_path):
    path = tmp_path / "other.xlsx"
    path.write_bytes(b"no workbook")
    with pytest.raises(SourceError, match="sample-for-review"):
        read_answers(path, REFERENCE)


def test_the_invented_answers_are_of_both_kinds(sample, tmp_path):
    said = []
    fill_in(
        sample(100),
        tmp_path / "filled.xlsx",
        lambda row: said.append(is_same(row)) or truthful(row),
    )
    assert 5 < said.count(False) < 60
