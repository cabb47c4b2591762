"""The office's pages: what is written, for whom, and what it says."""

import csv
import re
import stat
from dataclasses import replace

import pytest

from reports.figures import Edition
from reports.maps import read_map
from reports.pages import page_codes, write_pages
from tests.reports.invented_figures import REFERENCE, invented_figures
from tests.reports.written_pages import editions, read_page, write


@pytest.fixture(scope="module")
def internal(tmp_path_factory):
    folder = tmp_path_factory.mktemp("internal")
    write(folder, is_public=False)
    return folder


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    folder = tmp_path_factory.mktemp("public")
    write(folder, is_public=True)
    return folder


def test_a_province_has_its_report_its_districts_and_the_departments(internal):
    names = {path.stem for path in internal.glob("*.html")}
    assert names == set(page_codes(editions(False)[0]))
    assert {"57", "5701", "5702", "department-dcy", "department-pec"} <= names
    assert "5700" not in names
    assert "department-health" not in names  # of another ministry


def test_one_report_alone_is_the_same_as_among_all(internal, tmp_path):
    (path,) = write(tmp_path, is_public=False, only="5701")
    assert path.name == "5701.html"
    assert path.read_bytes() == (internal / "5701.html").read_bytes()
    assert all(p.name.startswith("5701_") for p in tmp_path.glob("figures/*"))


def test_each_edition_says_who_may_read_it_on_screen_and_on_paper(internal, public):
    for folder, mark in ((internal, "ใช้ภายใน · ห้ามเผยแพร่"), (public, "ฉบับเผยแพร่")):
        for path in folder.glob("*.html"):
            html = path.read_text("utf-8")
            assert f"<p>{mark}</p>" in html
            assert f'@top-left {{ content: "{mark} · ข้อมูลสมมุติ' in html
    assert "ใช้ภายใน" not in (public / "57.html").read_text("utf-8")


def test_a_page_asks_for_nothing_outside_itself(internal):
    for path in internal.glob("*.html"):
        html = re.sub(r'url\("data:[^"]*"\)', "", path.read_text("utf-8"))
        html = html.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "<script" not in html
        assert "http" not in html
        assert all(url.startswith("#") for url in re.findall(r"url\(([^)]*)\)", html))


def test_each_link_leads_to_a_file_that_was_written(internal):
    for path in internal.glob("*.html"):
        page = read_page(path)
        parts = {f"#{e.said['id']}" for e in page.every() if "id" in e.said}
        for link in page.every("a"):
            href = link.said["href"]
            assert href in parts or (internal / href).is_file()


def test_pages_and_figures_are_for_their_owner_alone(internal):
    for path in internal.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600)


def test_a_csv_holds_the_unrounded_figures_and_no_formula(internal, public):
    rows = read_csv(internal / "figures" / "57_centres.csv")
    assert rows[1][0] == "'=ศูนย์ที่หนึ่ง"
    now = editions(False)[0]
    place = ("centre_places", "all", "SC-1")
    assert int(rows[1][2]) == now.figures.counts[place]
    measured = dict(
        row[:2] for row in read_csv(internal / "figures" / "57_poverty.csv")
    )
    assert float(measured["สัดส่วนคนจน (H)"]) == now.share("headcount", "all", "57")
    hidden = read_csv(public / "figures" / "57_subdistricts.csv")
    assert any("ปกปิด" in row for row in hidden)


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def test_names_are_escaped(internal):
    html = (internal / "57.html").read_text("utf-8")
    assert "<b>สี่" not in html
    assert "&lt;b&gt;สี่" in html


def test_headings_tables_and_landmarks_are_in_order(internal):
    for path in internal.glob("*.html"):
        page = read_page(path)
        assert [len(page.every(tag)) for tag in ("h1", "main", "header")] == [1, 1, 1]
        assert page.every("html")[0].said["lang"] == "th"
        ids = [e.said["id"] for e in page.every() if "id" in e.said]
        assert len(ids) == len(set(ids))
        for table in page.every("table"):
            assert table.every("caption")[0].words
            assert all(cell.said.get("scope") for cell in table.every("th"))
            widths = {len([*r.every("th"), *r.every("td")]) for r in table.every("tr")}
            assert len(widths) == 1


def test_the_order_of_places_does_not_tell_the_hidden_ones(public):
    (table,) = (
        table
        for table in read_page(public / "57.html").every("table")
        if table.every("caption")[0].words.startswith("ตำบล เรียง")
    )
    ranks = [row.every("td")[0].words for row in table.every("tr")[1:]]
    shown = [int(rank) for rank in ranks if rank != "–"]
    assert shown == sorted(shown)
    assert ranks == [str(rank) for rank in shown] + ["–"] * (len(ranks) - len(shown))
    assert "–" in ranks


def test_without_an_earlier_report_a_page_says_so(tmp_path):
    now = editions(False)[0]
    drawing = read_map(tmp_path, REFERENCE, now.figures)
    (path,) = write_pages(now, None, drawing, tmp_path, "57")
    html = path.read_text("utf-8")
    assert "ยังไม่มีรายงานฉบับก่อนให้เทียบ" in html
    assert 'class="change"' not in html


def test_a_district_without_known_centres_says_where_they_are(internal):
    html = (internal / "5701.html").read_text("utf-8")
    assert "ตัวเลขของศูนย์อยู่ในรายงานของทั้งพื้นที่" in html
    assert "ศูนย์ที่เต็มกำลัง" not in html


def test_units_are_never_added_and_families_are_not_counted(internal):
    for code in ("dcy", "pec"):
        html = (internal / f"department-{code}.html").read_text("utf-8")
        assert "จำนวนครอบครัวนับจากข้อมูลชุดนี้ไม่ได้" in html
        assert "ไม่นำมารวมกัน" in html
    page = read_page(internal / "department-pec.html")
    targets = page.every("table")[0]
    assert "หน่วยนับ" in [cell.words for cell in targets.every("th")]
    assert len(targets.every("tr")) == 6


def test_a_department_without_cases_is_told_so(internal):
    html = (internal / "department-codi.html").read_text("utf-8")
    assert "ไม่มีคำขอของหน่วยงานนี้" in html


def test_believed_rules_are_marked(internal):
    html = (internal / "department-dcy.html").read_text("utf-8")
    assert "รายใหม่: ผู้ยื่นไม่เคยมีคำขอก่อนปีงบประมาณนี้ (สมมุติฐาน)" in html


def test_the_card_step_says_whom_it_counts(internal):
    html = (internal / "57.html").read_text("utf-8")
    assert "สมาชิกในครัวเรือนที่ตกเกณฑ์" in html
    assert "บัตรผ่านการตรวจสอบ (นับผู้มีอายุ 18 ปีขึ้นไป)" in html


def test_a_districts_run_has_the_district_as_its_root(tmp_path):
    whole = invented_figures()
    places = {
        code: name
        for code, name in whole.place_names.items()
        if code.startswith("5701")
    }
    own = {
        (measure, row, "5701" if place == "57" else place): count
        for (measure, row, place), count in whole.counts.items()
        if place in places or place == "57"
    }
    counts = own | {key: n for key, n in whole.counts.items() if key[2] == "5701"}
    figures = replace(whole, area_code="5701", counts=counts, place_names=places)
    drawing = read_map(tmp_path, REFERENCE, figures)
    paths = write_pages(Edition(False, figures, {}), None, drawing, tmp_path)
    assert paths[0].name == "5701.html"
    assert not list(tmp_path.glob("57.html"))
    assert "department-pec" in {path.stem for path in paths}
