"""Write the golden lists anew."""

from tests.golden.lists import GOLDEN, made_lists

for name, text in made_lists().items():
    (GOLDEN / name).write_text(text, "utf-8")
