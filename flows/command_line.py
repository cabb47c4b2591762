"""The words of the command line: what may be asked, and help that a stranger reads."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from flows import commands, defaults, list_evaluation, matching_commands
from flows.server import PORT
from flows.what_if import what_if
from schemas.run import RunRequest

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Kinds = _SubParsersAction[ArgumentParser]

ABOUT = """\
Which households each subdistrict should help next, with what, and why.
ครัวเรือนใดในแต่ละตำบลควรได้รับความช่วยเหลือก่อน ด้วยบริการใด เพราะเหตุใด
"""
EXAMPLES = """\
examples · ตัวอย่าง:
  tambon run                                    run now; on invented people if
                                                data/raw holds no source
  tambon run --raw data/raw --area 57           run now on your own files, a province
  tambon sample --raw trial --province 57       invent a whole province in trial/
  tambon server                                 start Prefect, then in another window:
  tambon schedule --cron "0 1 * * *" --area 57  run every night at 01:00 Bangkok time

exit codes · รหัสเมื่อจบ:
  0  done · สำเร็จ
  1  something in the files or rules must be mended; the former lists stay
     ต้องแก้ไฟล์หรือกติกา บัญชีเดิมยังอยู่ครบ
  2  the command was not understood · คำสั่งไม่ถูกต้อง
  3  a defect of this program · โปรแกรมขัดข้องเอง
  130  stopped with Ctrl-C · ผู้ใช้สั่งหยุด
"""
RUN = """\
Reads the sources, makes the target lists of every subdistrict of the area, and puts
them in the place of the former ones, whole or not at all.
อ่านไฟล์ต้นทาง จัดทำบัญชีเป้าหมายรายตำบล แล้วแทนที่บัญชีเดิมเมื่อเสร็จครบเท่านั้น

The lists are then in CURATED/latest/target_lists, each centre's plan of the month in
CURATED/latest/plans, the rows that were set aside, each with its reason, in
CURATED/latest/rejected; workbooks that ask whose a doubtful record
is in CURATED/latest/review. Filled in and put into RAW/decisions, they are read by the
next run.
"""
SCHEDULE = """\
Runs the nightly job on a clock, in Bangkok time, one run at a time, until stopped. It
needs the Prefect server: start it in another window with `tambon server`.
ตั้งเวลาให้ทำงานเองทุกคืนตามเวลาไทย ต้องเปิด tambon server ไว้ก่อนในอีกหน้าต่างหนึ่ง
"""
SERVER = """\
Starts the Prefect server of this folder, for this machine only, until stopped. Its
pages show past and coming runs and their ledgers.
เปิดเซิร์ฟเวอร์ Prefect ของโฟลเดอร์นี้ (เฉพาะเครื่องนี้) ดูประวัติและผลตรวจนับได้ทางเบราว์เซอร์
"""
SAMPLE = """\
Invents people, households, centres and service records of real shape and number, to
try and to test with. The same seed gives the same bytes. No one in it exists.
สร้างข้อมูลสมมุติที่มีลักษณะและจำนวนเหมือนจริงเพื่อทดลองใช้ ไม่มีบุคคลจริง
"""
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
DAY = "day the run speaks of, YYYY-MM-DD (default: today in Bangkok; a sample's own)"
AREA = "province (2 digits) or district (4 digits) code (default: a sample's own)"
THRESHOLDS = {
    "link_weight": "least weight at which a record is linked by itself",
    "link_lead": "least lead over the next person for that",
    "review_weight": "least weight at which a person is asked",
}
PLAN_NUMBERS = {
    "vulnerable_level": ("LEVEL", "least level (0-3) of the list of the vulnerable"),
    "overdue_days": ("DAYS", "days after which an open request is overdue"),
    "load_km": (
        "KM",
        "kilometres that a month of waiting work counts as where centres share a "
        "subdistrict",
    ),
}


def parser() -> ArgumentParser:
    """Return the parser of the whole command line."""
    top = ArgumentParser(
        prog="tambon",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=version("tambon-targets"))
    top.set_defaults(json=False, debug=False)
    kinds = top.add_subparsers(
        title="commands · คำสั่ง", metavar="COMMAND", required=True
    )
    for add in ADDED:
        _add_common(add(kinds))
    return top


def _add_run(kinds: "Kinds") -> ArgumentParser:
    run = _command(kinds, "run", RUN, "make the target lists now")
    run.set_defaults(do=commands.run, is_every_night=False)
    _add_folders(run)
    run.add_argument("--as-of", metavar="DATE", help=DAY)
    _add_thresholds(run)
    _add_plan_numbers(run)
    _add_json(run)
    return run


def _add_schedule(kinds: "Kinds") -> ArgumentParser:
    schedule = _command(kinds, "schedule", SCHEDULE, "make them every night")
    schedule.set_defaults(do=commands.schedule, as_of=None, is_every_night=True)
    _add_folders(schedule)
    schedule.add_argument(
        "--cron",
        default=defaults.EVERY_NIGHT_AT_ONE,
        metavar="LINE",
        help='cron\'s five fields, Bangkok time (default: "%(default)s")',
    )
    _add_thresholds(schedule)
    _add_plan_numbers(schedule)
    return schedule


def _add_server(kinds: "Kinds") -> ArgumentParser:
    server = _command(kinds, "server", SERVER, "start the Prefect server")
    server.set_defaults(do=commands.server)
    server.add_argument(
        "--port", type=int, default=PORT, help="port (default: %(default)s)"
    )
    return server


def _add_sample(kinds: "Kinds") -> ArgumentParser:
    sample = _command(kinds, "sample", SAMPLE, "invent people to try it with")
    sample.set_defaults(do=commands.sample)
    _add_folder(sample, "--raw", defaults.SAMPLE, "where to write it")
    _add_folder(sample, "--reference", defaults.REFERENCE, "code lists and rules")
    sample.add_argument(
        "--seed",
        type=int,
        default=defaults.SAMPLE_SEED,
        help="any whole number (default: %(default)s)",
    )
    area = sample.add_mutually_exclusive_group()
    area.add_argument(
        "--district",
        default=defaults.SAMPLE_DISTRICT,
        help="district code (default: %(default)s, พาน)",
    )
    area.add_argument("--province", help="province code, such as 57")
    sample.add_argument(
        "--noise",
        choices=("easy", "hard"),
        default="easy",
        help="how much is damaged, and how many share a name (default: %(default)s)",
    )
    _add_json(sample)
    return sample


def _add_reconcile(kinds: "Kinds") -> ArgumentParser:
    reconcile = _command(kinds, "reconcile", RECONCILE, "compare with TPMAP's figures")
    reconcile.set_defaults(do=commands.reconcile)
    _add_folder(reconcile, "--curated", defaults.CURATED, "folder that holds latest")
    _add_folder(reconcile, "--reference", defaults.REFERENCE, "code lists and rules")
    reconcile.add_argument(
        "--published",
        type=Path,
        nargs="+",
        required=True,
        metavar="FILE",
        help="TPMAP's published files, as they are",
    )
    _add_json(reconcile)
    return reconcile


def _add_what_if(kinds: "Kinds") -> ArgumentParser:
    asking = _command(kinds, "what-if", WHAT_IF, "ask what other rules would change")
    asking.set_defaults(do=what_if)
    asking.add_argument(
        "changes", type=Path, nargs="?", metavar="FILE.toml", help="what is changed"
    )
    _add_folder(asking, "--curated", defaults.CURATED, "folder that holds latest")
    _add_folder(asking, "--reference", defaults.REFERENCE, "code lists and rules")
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
    _add_json(asking)
    return asking


def _add_train(kinds: "Kinds") -> ArgumentParser:
    train = _command(kinds, "train-matching", TRAIN, "learn what agreement weighs")
    train.set_defaults(do=matching_commands.train_matching)
    train.add_argument(
        "--raw", type=Path, metavar="DIR", help="folder of the sources to learn from"
    )
    _add_folder(train, "--reference", defaults.REFERENCE, "where the model is kept")
    train.add_argument("--area", metavar="CODE", help=AREA)
    train.add_argument("--as-of", metavar="DATE", help=DAY)
    train.add_argument(
        "--seed", type=int, default=1, help="of the pairs drawn (default: 1)"
    )
    _add_json(train)
    return train


def _add_evaluate(kinds: "Kinds") -> ArgumentParser:
    evaluate = _command(kinds, "evaluate-matching", EVALUATE, "measure the matching")
    evaluate.set_defaults(do=matching_commands.evaluate_matching)
    _add_folder(evaluate, "--raw", defaults.SAMPLE, "the sample, with its truth")
    _add_folder(evaluate, "--reference", defaults.REFERENCE, "code lists and rules")
    evaluate.add_argument("--area", metavar="CODE", help=AREA)
    evaluate.add_argument("--as-of", metavar="DATE", help=DAY)
    _add_thresholds(evaluate)
    evaluate.add_argument(
        "--picture", type=Path, metavar="FILE.svg", help="draw the curve into this file"
    )
    _add_json(evaluate)
    return evaluate


def _add_evaluate_lists(kinds: "Kinds") -> ArgumentParser:
    evaluate = _command(
        kinds, "evaluate-lists", EVALUATE_LISTS, "do the lists find the right people"
    )
    evaluate.set_defaults(do=list_evaluation.evaluate_lists)
    _add_folder(evaluate, "--raw", defaults.SAMPLE, "the sample, with its truth")
    _add_folder(evaluate, "--curated", defaults.CURATED, "folder that holds latest")
    _add_folder(evaluate, "--reference", defaults.REFERENCE, "code lists and rules")
    _add_json(evaluate)
    return evaluate


def _add_sample_for_review(kinds: "Kinds") -> ArgumentParser:
    review = _command(
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
    _add_folders(review)
    review.add_argument("--as-of", metavar="DATE", help=DAY)
    _add_thresholds(review)
    _add_json(review)
    return review


def _add_thresholds(command: ArgumentParser) -> None:
    """Let a command match by other thresholds than those of schemas/run.py."""
    for name, about in THRESHOLDS.items():
        command.add_argument(
            f"--{name.replace('_', '-')}",
            type=float,
            metavar="BITS",
            help=f"{about} (default: {getattr(RunRequest, name):g})",
        )


def _add_plan_numbers(command: ArgumentParser) -> None:
    """Let a command make lists and plans by other numbers than schemas/run.py has."""
    for name, (unit, about) in PLAN_NUMBERS.items():
        command.add_argument(
            f"--{name.replace('_', '-')}",
            type=float,
            metavar=unit,
            help=f"{about} (default: {getattr(RunRequest, name):g})",
        )


def _command(kinds: "Kinds", name: str, about: str, short: str) -> ArgumentParser:
    """Return a new command."""
    return kinds.add_parser(
        name,
        help=short,
        description=about,
        formatter_class=RawDescriptionHelpFormatter,
    )


def _add_folders(command: ArgumentParser) -> None:
    """Let a command say where the sources, the code lists and the lists are."""
    command.add_argument(
        "--raw",
        type=Path,
        metavar="DIR",
        help=f"folder of the sources (default: {defaults.RAW} if it holds any, else "
        f"invented people in {defaults.SAMPLE}, made when needed)",
    )
    _add_folder(command, "--curated", defaults.CURATED, "where the lists go")
    _add_folder(command, "--reference", defaults.REFERENCE, "code lists and rules")
    command.add_argument("--area", metavar="CODE", help=AREA)


def _add_folder(command: ArgumentParser, name: str, default: Path, about: str) -> None:
    """Let a command say where a folder is."""
    about = f"{about} (default: %(default)s)"
    command.add_argument(name, type=Path, default=default, metavar="DIR", help=about)


def _add_json(command: ArgumentParser) -> None:
    """Let a command print its figures for programs."""
    command.add_argument("--json", action="store_true", help="print figures as JSON")


def _add_common(command: ArgumentParser) -> None:
    """Let any command tell a developer what went wrong."""
    command.add_argument(
        "--debug",
        action="store_true",
        help="show a defect in full; may show people's data: not for logs",
    )


ADDED = (
    _add_run, _add_schedule, _add_server, _add_sample, _add_reconcile, _add_train,
    _add_evaluate, _add_evaluate_lists, _add_sample_for_review, _add_what_if,
)  # fmt: skip
