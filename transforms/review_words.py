"""What an officer reads in a review workbook: its columns, and how to answer."""

from collections.abc import Mapping

LINES, RECORD, PERSON = "ตรวจคู่", "คำขอ", "คนที่"
ANSWERS: Mapping[str, str] = {
    "same": "ใช่คนเดียวกัน",
    "different": "คนละคน",
    "unsure": "ไม่แน่ใจ",
}
DIFFERS = "≠ "
GONE = "เสียชีวิตหรือไม่อยู่แล้ว"
ASK_DATE = ("วันที่ตรวจ", "วัน/เดือน/ปี พ.ศ. เช่น 5/4/2563")
ASK_ANSWER = ("คำตอบ", "เลือกจากรายการ; เว้นว่างไว้ถ้ายังไม่ได้ตรวจ")
WRONG_ANSWER = ("คำตอบไม่ถูกต้อง", "เลือกจากรายการ หรือเว้นว่างไว้")

# Machine name, heading, width; the first ones are printed.
COMPARED: tuple[tuple[str, str, float], ...] = (
    ("first_name", "ชื่อ", 17.0),
    ("last_name", "นามสกุล", 15.0),
    ("sex_th", "เพศ", 6.0),
    ("age_years", "อายุ (ปี)", 6.0),
    ("birth_th", "วันเกิด", 11.0),
    ("citizen_id_th", "เลขประจำตัว", 18.5),
    ("house_number", "บ้านเลขที่", 8.0),
    ("village_number", "หมู่ที่", 6.0),
    ("subdistrict_th", "ตำบล อำเภอ", 15.0),
)
BEFORE = (("review_rank", "ลำดับ", 6.0), ("line", "รายการ", 7.5))
BEHIND = (
    ("evidence_th", "คำขอเรื่องใด / อะไรตรง อะไรต่าง", 33.0),
    ("change_th", "เหตุที่ต้องตรวจ / ถ้าใช่ จะเปลี่ยนอะไร", 33.0),
    ("answer", "คำตอบ", 14.0),
    ("reviewer", "ผู้ตรวจ", 14.0),
    ("reviewed_on", "วันที่ตรวจ", 11.0),
)
ON_SCREEN = (
    ("service_record_id", "เลขที่คำขอ", 16.0),
    ("person_key", "รหัสบุคคล", 16.0),
    ("evidence_hash", "รหัสหลักฐาน", 18.0),
    ("match_weight", "น้ำหนัก", 8.0),
    ("match_lead", "ระยะนำ", 8.0),
    ("evidence_en", "Evidence", 36.0),
    ("change_en", "What “same” would change", 36.0),
)
# The comparison that each compared column stands for.
COMPARISONS: Mapping[str, str] = {
    "first_name": "first_name",
    "last_name": "last_name",
    "sex_th": "sex",
    "birth_th": "birth_date",
    "citizen_id_th": "citizen_id",
    "house_number": "place",
    "village_number": "place",
    "subdistrict_th": "place",
}

CHANGES: Mapping[int, tuple[str, str]] = {
    1: (
        "มีคำขอหรือเหตุฉุกเฉินที่รอผลอยู่ ของครัวเรือนในบัญชีหรือผู้ที่ยังไม่อยู่ในบัญชีใด",
        "a listed household, or somebody on no list yet, waits on the request",
    ),
    2: (
        "ครัวเรือนในบัญชีได้รับการช่วยเหลือในมิติที่ตกแล้ว อาจย้ายบัญชี",
        "help has answered a need of a listed household, which may change its list",
    ),
    3: ("ครัวเรือนในบัญชีเคยได้รับการช่วยเหลืออื่น", "a listed household has had other help"),
    4: ("ถ้าใช่ ไม่เปลี่ยนบัญชีใด", "the answer same changes no list"),
}
STEPS = (
    (
        "แผ่น “ตรวจคู่”: แถวสีเทาคือคำขอหนึ่งรายการ แถวใต้ลงมาคือคนในข้อมูลสำรวจที่อาจเป็นผู้ยื่น "
        "เทียบกันเป็นคอลัมน์; ช่องที่ต่างมีเครื่องหมาย ≠ ตัวหนาสีแดง",
        "Sheet “ตรวจคู่”: a grey row is one request, the rows below it are persons of "
        "the survey who may have made it; what differs is marked ≠, bold and red",
    ),
    (
        "เลือกคำตอบในช่องสีเหลืองของทุกแถวที่ตรวจแล้ว: ใช่คนเดียวกัน, คนละคน หรือ ไม่แน่ใจ "
        "แล้วใส่ชื่อผู้ตรวจและวันที่ตรวจ; แถวที่ยังไม่ได้ตรวจให้เว้นว่าง",
        "In the yellow cells of each row you have judged choose same, different or "
        "unsure, and give your name and the day; leave the others empty",
    ),
    (
        "คำขอหนึ่งรายการเป็นของคนเดียวเท่านั้น; ถ้าไม่ใช่ใครเลย ให้ตอบ “คนละคน” ทุกแถวของคำขอนั้น "
        "ผู้ยื่นจะไปอยู่แผ่น “นอกข้อมูลสำรวจ”",
        "A request is one person's; if it is nobody's, answer different in each of its "
        "rows, and the client goes to the sheet outside the survey",
    ),
    (
        "ตรวจจากแฟ้มคำขอ โทรศัพท์ หรือเยี่ยมบ้าน อย่าเดาจากตารางนี้; ไม่แน่ใจให้ตอบ “ไม่แน่ใจ”",
        "Look into the file, telephone or visit: do not guess from this table; if in "
        "doubt answer unsure",
    ),
    (
        "บันทึกแล้ววางไฟล์ในโฟลเดอร์ data/raw/decisions/ (ใช้ชื่อไฟล์ใดก็ได้ ไม่ทับของเดิม) "
        "คำตอบจะมีผลในการประมวลผลครั้งถัดไป และเก็บไว้ตลอดไปพร้อมชื่อผู้ตรวจ",
        "Save and put the file into data/raw/decisions/ (any name, replacing none): "
        "the answers count from the next run on and are kept for good with the name",
    ),
    (
        "คำตอบ “ใช่” ทำให้คำขอนับเป็นของคนนั้น; “คนละคน” จะไม่ถูกถามอีกเว้นแต่หลักฐานเปลี่ยน; "
        "คำตอบที่ขัดกันของสองคนจะแสดงทั้งคู่และไม่นับ; จนกว่าจะตอบ ครัวเรือนอยู่ในบัญชีและลำดับเดิม",
        "Same makes the request that person's; different is not asked again unless the "
        "evidence changes; two answers that contradict are both shown and neither "
        "counts; until then households keep their list and rank",
    ),
    (
        "อย่าแก้คอลัมน์สีเทาทางขวา (เลขที่คำขอ รหัสบุคคล รหัสหลักฐาน) และแถวชื่อคอลัมน์ตัวเล็ก: "
        "โปรแกรมใช้หาว่าเป็นคำตอบของคู่ใด",
        "Leave the grey columns on the right and the row of small names as they are: "
        "they tell which pair an answer is about",
    ),
    (
        "ไฟล์นี้มีชื่อจริง รวมถึงชื่อผู้เยาว์ เพราะจำเป็นต่อการตรวจ: ห้ามส่งออกนอกหน่วยงาน "
        "และลบสำเนาเมื่อตรวจเสร็จ",
        "This file holds names, minors' too, since nobody could judge without them: it "
        "never leaves the office; delete copies when done",
    ),
)
CONFIDENTIAL = (
    "สมุดงานของจังหวัดมีคู่ที่ข้ามเขตศูนย์ และเรื่องลับ (ความรุนแรง เอชไอวี คุ้มครองเด็ก): "
    "เฉพาะผู้ได้รับมอบหมาย",
    "The province's workbook holds pairs across centres, and confidential cases: for "
    "those appointed only",
)
