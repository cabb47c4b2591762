"""`note_settings`: what tonight is judged by, noted before the run."""

from dataclasses import replace

from tests.drawn import PHAN
from transforms.settings import note_settings


def noted(con, request=PHAN):
    """Return what a run notes: by kind and name its value and version."""
    note_settings(con, request)
    return {
        (kind, name): (value, version)
        for kind, name, value, version in con.execute(
            "from reference.run_settings"
        ).fetchall()
    }


def test_rules_numbers_and_the_program_are_noted_but_not_the_day(library):
    library.begin()
    settings = noted(library)
    assert settings["rules", "reference.score_points"][1] == "2569-1"
    assert settings["rules", "reference.services"][1] is None
    assert settings["parameter", "vulnerable_level"] == ("2", None)
    assert ("rules", "reference.matching_models") in settings
    assert len(settings["program", "tambon-targets"][0]) == 64
    another_day = replace(PHAN, as_of=PHAN.as_of.replace(day=1))
    assert noted(library, another_day) == settings
    library.rollback()


def test_each_rule_that_is_noted_has_a_name_to_be_told_by(library):
    library.begin()
    named = set(
        library.execute(
            "select setting_kind, setting_name from reference.setting_words"
        ).fetchall()
    )
    assert set(noted(library)) <= named
    library.rollback()


def test_a_rule_that_changes_is_noted_otherwise_and_no_other_is(library):
    library.begin()
    before = noted(library)
    library.execute("update reference.score_points set points = points + 1")
    after = noted(library, replace(PHAN, vulnerable_level=3))
    library.rollback()
    assert {each for each in after if after[each] != before[each]} == {
        ("rules", "reference.score_points"),
        ("parameter", "vulnerable_level"),
    }
