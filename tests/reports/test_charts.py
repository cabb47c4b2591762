from reports.charts import Bar, bars
from reports.page_parts import Said


def figure(value: int) -> Said:
    """Return a shown figure."""
    return Said(str(value), "figure", f"cases|all|{value}", value)


HIDDEN = Said("ปกปิด", "hidden", "cases|all|57")


def test_a_bar_is_as_long_as_its_figure_and_carries_it():
    long = "ครัวเรือนที่ยังไม่ได้รับการช่วยเหลือเลย"
    chart = bars("คำขอ", [Bar(long, (figure(200),)), Bar("ข", (figure(50),))])
    assert 'x="0.5" y="24" width="285.0"' in chart
    assert 'x="0.5" y="70" width="71.2"' in chart
    assert 'data-key="cases|all|200" data-value="200">200<' in chart


def test_bars_stand_beside_short_labels():
    chart = bars("คำขอ", [Bar("ก", (figure(200),)), Bar("ข", (figure(50),))])
    assert '<text class="label" x="0" y="17">ก</text>' in chart
    assert 'x="125.5" y="4" width="160.0"' in chart
    assert 'x="125.5" y="28" width="40.0"' in chart


def test_a_hidden_bar_is_empty_of_one_size_and_says_so():
    chart = bars("คำขอ", [Bar("ก", (HIDDEN,)), Bar("ข", (figure(9000),))])
    assert '<rect class="bar empty" x="125.5" y="4" width="46.0"' in chart
    assert 'data-key="cases|all|57">ปกปิด<title>' in chart


def test_a_hidden_part_leaves_no_gap_in_a_bar():
    series = ("ครบ แล้ว", "รอผล อยู่", "ไม่มี เลย")
    parts = (figure(10), HIDDEN, figure(10))
    chart = bars("คำขอ", [Bar("ก", parts)], series)
    assert 'url(#hatch0)" x="0.5"' in chart
    assert 'url(#hatch2)" x="175.5"' in chart  # where the first part ends


def test_labels_are_escaped_and_told_to_readers_of_screens():
    chart = bars("<b>", [Bar("<i>", (figure(1),))])
    assert "<b>" not in chart
    assert "<i>" not in chart
    assert 'role="img"' in chart
    assert "<title>&lt;b&gt;</title>" in chart


def test_a_chart_of_nothing_is_drawn():
    assert bars("ว่าง", []).startswith("<svg")
    assert 'width="1.0"' in bars("ศูนย์", [Bar("ก", (figure(0),))])
