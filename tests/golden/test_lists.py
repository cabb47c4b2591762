"""A change of the lists is made on purpose, or not at all."""

from tests.golden.lists import GOLDEN, made_lists


def test_the_tiny_input_gives_exactly_these_lists():
    for name, text in made_lists().items():
        assert text == (GOLDEN / name).read_text("utf-8"), name
