"""What a finished run says of itself, as `--json` prints it."""

import json

from tests.transforms.invented_changes import two_nights
from tests.transforms.invented_tables import REQUEST, warehouse
from transforms.figures import report


def test_a_report_tells_what_changed_since_each_night_it_is_compared_with():
    said = report(two_nights(), REQUEST, "latest").as_json()
    told = json.loads(json.dumps(said, ensure_ascii=False))["compared"]
    assert [night["baseline_code"] for night in told] == ["previous", "monday", "plan"]
    newest = told[0]
    assert newest["compared_on"] == "2020-03-30"
    assert newest["announcements"][0]["announcement_en"].startswith("the points")
    assert newest["unexplained_count"] == 1
    assert newest["is_balanced"] is True
    (unserved,) = (row for row in newest["lists"] if row["list_code"] == "unserved")
    assert (unserved["before_count"], unserved["now_count"]) == (5, 6)


def test_a_first_nights_report_compares_with_nothing():
    assert report(warehouse(), REQUEST, "latest").as_json()["compared"] == ()
