"""The words of the commands that measure a run: matching, lists, other rules."""

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from flows import command_words as words
from flows import commands, defaults, list_evaluation, matching_commands
from flows.what_if import what_if

if TYPE_CHECKING:
    from flows.command_words import Kinds

RECONCILE = """\
Compares the counts of the last run with the files TPMAP publishes, subdistrict by
subdistrict and column by column, and names what cannot be compared.
เทียบผลนับของรอบล่าสุดกับไฟล์ที่ TPMAP เผยแพร่ รายตำบลและรายคอลัมน์
"""
TRAIN = """\
Learns from your own files what each agreement between a service record and a person is
worth, and writes it to REFERENCE/matching_model.json. Each night only uses it: train
anew when the way of writing names changes, and review what changed before you keep it.
เรียนรู้จากไฟล์ของท่านว่าข้อมูลที่ตรงกันแต่ละอย่างมีน้ำหนักเท่าใด แล้วเก็บเป็นแบบจำลองสำหรับทุกคืน
"""
EVALUATE = """\
Matches the records of a sample and compares each link with the truth: precision, recall
and share in review, by rule, by kind of damage, by group of people; and the curve that
the thresholds were chosen from. No lists are made, no names are printed.
วัดความถูกต้องและความครบของการจับคู่กับเฉลยของข้อมูลสมมุติ แยกตามกฎ ความเสียหาย และกลุ่มคน
"""
SAMPLE_FOR_REVIEW = """\
Draws pairs at random, links and non-links, for clerks to judge without a hint; from the
filled-in file it tells precision and recall on your own files, with 95 % intervals.
สุ่มคู่ให้เจ้าหน้าที่ตัดสินโดยไม่บอกผลของระบบ แล้วคำนวณความถูกต้องและความครบบนข้อมูลจริงจากคำตอบ

  tambon sample-for-review 300 --to judge.xlsx      draw 300 pairs
  tambon sample-for-review --answers judge.xlsx     once they are judged
"""
EVALUATE_LISTS = """\
Holds the lists of the last run against the truth of the sample it was made of: leakage
(listed, but not truly in need) and undercoverage (truly in need, but not listed) of
each list, of all together and of TPMAP's own rule, by district and group of people,
with what chance and the records in review leave open. No names are printed.
เทียบบัญชีรอบล่าสุดกับเฉลยของข้อมูลสมมุติ: ในบัญชีแต่ไม่ได้เดือดร้อนจริง (รั่วไหล) และเดือดร้อนจริงแต่ตกหล่น
แยกตามบัญชี อำเภอ และกลุ่มคน เทียบกับกฎของ TPMAP

  tambon run --raw trial --curated out              run on a sample first
  tambon evaluate-lists --raw trial --curated out   then measure its lists
"""
WHAT_IF = """\
Asks what other rules would do to the last run's lists and plan: who enters and leaves,
where, which group gains or loses, what it costs. Nothing is published.
ถามว่าถ้าเปลี่ยนกติกา บัญชีและแผนของรอบล่าสุดจะเปลี่ยนอย่างไร ใครเข้าใครออก ใช้งบเท่าใด

  tambon what-if --capacity-factor 1.2 --points unanswered_income=30
  tambon what-if changes.toml --to subdistricts.csv

changes.toml, as much of it as is wanted · ใส่เฉพาะที่จะเปลี่ยน:
  [score_points]
  unanswered_income = 30               # points; or by span: months_since_service."12"
  [cut_off_weight]
  tpmap = 2                            # k: its poverty figures; lists have no k
  [poverty_weights.indicators]
  health_1 = 6
  [lasts_months]
  relief_bag = 3                       # how long help counts
  factor = 2.0                         # and of all help
  [capacity]
  "SC-570511-1" = 60                   # households a month
  factor = 1.2
  default = 40                         # of centres that do not say
  [thresholds]
  vulnerable_level = 3
  overdue_days = 30
  load_km = 2
  income_at_most_baht = 80000          # of every level of vulnerability
"""


def _add_reconcile(kinds: "Kinds") -> ArgumentParser:
    reconcile = words.command(
        kinds, "reconcile", RECONCILE, "compare with TPMAP's figures"
    )
    reconcile.set_defaults(do=commands.reconcile)
    words.add_folder(
        reconcile, "--curated", defaults.CURATED, "folder that holds latest"
    )
    words.add_folder(
        reconcile, "--reference", defaults.REFERENCE, "code lists and rules"
    )
    reconcile.add_argument(
        "--published",
        type=Path,
        nargs="+",
        required=True,
        metavar="FILE",
        help="TPMAP's published files, as they are",
    )
    words.add_json(reconcile)
    return reconcile


def _add_train(kinds: "Kinds") -> ArgumentParser:
    train = words.command(kinds, "train-matching", TRAIN, "learn what agreement weighs")
    train.set_defaults(do=matching_commands.train_matching)
    train.add_argument(
        "--raw", type=Path, metavar="DIR", help="folder of the sources to learn from"
    )
    words.add_folder(
        train, "--reference", defaults.REFERENCE, "where the model is kept"
    )
    train.add_argument("--area", metavar="CODE", help=words.AREA)
    train.add_argument("--as-of", metavar="DATE", help=words.DAY)
    train.add_argument(
        "--seed", type=int, default=1, help="of the pairs drawn (default: 1)"
    )
    words.add_json(train)
    return train


def _add_evaluate(kinds: "Kinds") -> ArgumentParser:
    evaluate = words.command(
        kinds, "evaluate-matching", EVALUATE, "measure the matching"
    )
    evaluate.set_defaults(do=matching_commands.evaluate_matching)
    words.add_folder(evaluate, "--raw", defaults.SAMPLE, "the sample, with its truth")
    words.add_folder(
        evaluate, "--reference", defaults.REFERENCE, "code lists and rules"
    )
    evaluate.add_argument("--area", metavar="CODE", help=words.AREA)
    evaluate.add_argument("--as-of", metavar="DATE", help=words.DAY)
    words.add_thresholds(evaluate)
    evaluate.add_argument(
        "--picture", type=Path, metavar="FILE.svg", help="draw the curve into this file"
    )
    words.add_json(evaluate)
    return evaluate


def _add_evaluate_lists(kinds: "Kinds") -> ArgumentParser:
    evaluate = words.command(
        kinds, "evaluate-lists", EVALUATE_LISTS, "do the lists find the right people"
    )
    evaluate.set_defaults(do=list_evaluation.evaluate_lists)
    words.add_folder(evaluate, "--raw", defaults.SAMPLE, "the sample, with its truth")
    words.add_folder(
        evaluate, "--curated", defaults.CURATED, "folder that holds latest"
    )
    words.add_folder(
        evaluate, "--reference", defaults.REFERENCE, "code lists and rules"
    )
    words.add_json(evaluate)
    return evaluate


def _add_sample_for_review(kinds: "Kinds") -> ArgumentParser:
    review = words.command(
        kinds, "sample-for-review", SAMPLE_FOR_REVIEW, "measure it on real files"
    )
    review.set_defaults(do=matching_commands.sample_for_review)
    review.add_argument(
        "count", type=int, nargs="?", metavar="N", help="how many pairs to draw"
    )
    review.add_argument("--to", type=Path, metavar="FILE.xlsx", help="where they go")
    review.add_argument(
        "--answers", type=Path, metavar="FILE.xlsx", help="read this filled-in file"
    )
    review.add_argument(
        "--seed", type=int, default=1, help="another seed, other pairs (default: 1)"
    )
    words.add_folders(review)
    review.add_argument("--as-of", metavar="DATE", help=words.DAY)
    words.add_thresholds(review)
    words.add_json(review)
    return review


def _add_what_if(kinds: "Kinds") -> ArgumentParser:
    asking = words.command(
        kinds, "what-if", WHAT_IF, "ask what other rules would change"
    )
    asking.set_defaults(do=what_if)
    asking.add_argument(
        "changes", type=Path, nargs="?", metavar="FILE.toml", help="what is changed"
    )
    words.add_folder(asking, "--curated", defaults.CURATED, "folder that holds latest")
    words.add_folder(asking, "--reference", defaults.REFERENCE, "code lists and rules")
    asking.add_argument(
        "--capacity-factor",
        type=float,
        metavar="X",
        help="times each centre's capacity",
    )
    asking.add_argument(
        "--months-factor", type=float, metavar="X", help="times how long help counts"
    )
    asking.add_argument(
        "--vulnerable-level", type=int, metavar="LEVEL", help="least level of that list"
    )
    for flag, about in (
        ("--points", "points of a thing the score counts"),
        ("--cut-off", "k of a measure of poverty"),
    ):
        asking.add_argument(
            flag, action="append", default=[], metavar="CODE=N", help=about
        )
    asking.add_argument(
        "--to", type=Path, metavar="FILE.csv", help="write every subdistrict's row here"
    )
    words.add_json(asking)
    return asking


ADDED = (
    _add_reconcile, _add_train, _add_evaluate, _add_evaluate_lists,
    _add_sample_for_review, _add_what_if,
)  # fmt: skip
