"""The words of the command line: what may be asked, and help that a stranger reads."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib.metadata import version
from typing import TYPE_CHECKING

from flows import command_words as words
from flows import commands, defaults, measuring_command_line, night_command_line
from flows.report_command_line import add_no_reports
from flows.server import PORT

if TYPE_CHECKING:
    from flows.command_words import Kinds

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
  4  held: far from other nights, waits for a look; the former lists stay
     ต่างจากคืนก่อน ๆ เกินขีด รอให้ตรวจ บัญชีเดิมยังอยู่ครบ: tambon release --look
  130  stopped with Ctrl-C · ผู้ใช้สั่งหยุด
"""
RUN = """\
Reads the sources, makes the target lists of every subdistrict of the area, and puts
them in the place of the former ones, whole or not at all.
อ่านไฟล์ต้นทาง จัดทำบัญชีเป้าหมายรายตำบล แล้วแทนที่บัญชีเดิมเมื่อเสร็จครบเท่านั้น

The lists are then in CURATED/latest/target_lists, who entered, left or moved since the
night before in CURATED/latest/changes, each centre's plan of the month in
CURATED/latest/plans, the rows that were set aside, each with its reason, in
CURATED/latest/rejected; workbooks that ask whose a doubtful record
is in CURATED/latest/review. Filled in and put into RAW/decisions, they are read by the
next run. Reports in Thai are in CURATED/reports.
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
With --nights N: N nights in RAW/<day>, each a whole folder of sources in which things
happened since the night before (truth/events.csv tells which). Files that did not
change are links to the night before: replace such a file, never write into it. Where a
night has a folder `reference`, its rules are to be given with --reference.
สร้างข้อมูลสมมุติที่มีลักษณะและจำนวนเหมือนจริงเพื่อทดลองใช้ ไม่มีบุคคลจริง
"""


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
    run = words.command(kinds, "run", RUN, "make the target lists now")
    run.set_defaults(do=commands.run)
    words.add_folders(run)
    run.add_argument("--as-of", metavar="DATE", help=words.DAY)
    words.add_thresholds(run)
    words.add_plan_numbers(run)
    words.add_retention(run)
    add_no_reports(run)
    words.add_on_trouble(run)
    words.add_json(run)
    return run


def _add_schedule(kinds: "Kinds") -> ArgumentParser:
    schedule = words.command(kinds, "schedule", SCHEDULE, "make them every night")
    schedule.set_defaults(do=commands.schedule, as_of=None)
    words.add_folders(schedule)
    schedule.add_argument(
        "--cron",
        default=defaults.EVERY_NIGHT_AT_ONE,
        metavar="LINE",
        help='cron\'s five fields, Bangkok time (default: "%(default)s")',
    )
    words.add_thresholds(schedule)
    words.add_plan_numbers(schedule)
    words.add_retention(schedule)
    add_no_reports(schedule)
    words.add_on_trouble(schedule)
    return schedule


def _add_server(kinds: "Kinds") -> ArgumentParser:
    server = words.command(kinds, "server", SERVER, "start the Prefect server")
    server.set_defaults(do=commands.server)
    server.add_argument(
        "--port", type=int, default=PORT, help="port (default: %(default)s)"
    )
    return server


def _add_sample(kinds: "Kinds") -> ArgumentParser:
    sample = words.command(kinds, "sample", SAMPLE, "invent people to try it with")
    sample.set_defaults(do=commands.sample)
    words.add_folder(sample, "--raw", defaults.SAMPLE, "where to write it")
    words.add_folder(sample, "--reference", defaults.REFERENCE, "code lists and rules")
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
    sample.add_argument(
        "--nights",
        type=int,
        metavar="N",
        help="N nights of an area that changes, each in a folder of its day",
    )
    words.add_json(sample)
    return sample


def _add_common(command: ArgumentParser) -> None:
    """Let any command tell a developer what went wrong."""
    command.add_argument(
        "--debug",
        action="store_true",
        help="show a defect in full; may show people's data: not for logs",
    )


ADDED = (
    _add_run, _add_schedule, _add_server, _add_sample,
    *night_command_line.ADDED, *measuring_command_line.ADDED,
)  # fmt: skip
