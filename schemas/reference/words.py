"""The codes that the rules are written in."""

LINK_STATES = ("linked", "in_review", "unmatched")
LINK_RUNGS = (
    "id",  # the same valid ID, and two of first name, surname, birth date
    "near_id",  # one digit or one swap from the same ID, and all three
    "weight",  # the model's weight of all that agrees, and its lead
    "decision",  # a person looked
    "earlier",  # linked on an earlier night by the same evidence
    "none",  # nobody yet
)
LINK_RULES = (
    "id_and_two_agree",
    "near_id_and_all_agree",
    "third_digit_and_all_agree",  # where the check digit sees nothing
    "weight_and_lead",
    "decided_same",
    "linked_before",
    "id_agrees_alone",  # a relative's ID, a proxy who filed
    "id_of_another",
    "id_held_by_several",
    "rivals",
    "weight_short",
    "decisions_contradict",
    "decided_otherwise_before",
    "id_of_nobody",
    "id_unusable",
    "decided_different",
)
COMPARISONS = ("first_name", "last_name", "sex", "birth_date", "citizen_id", "place")
DIMENSIONS = ("health", "living", "education", "income", "access")
STAGES = ("aided", "open", "closed")
SERVICE_KINDS = (
    "allowance",
    "relief",
    "goods",
    "development",
    "referral",
    "advice",
    "funeral",
)
SCORE_PARTS = ("deprivation", "vulnerability", "last_service", "survey_age")
HOUSEHOLD_CONDITIONS = (
    "anybody",
    "several_members",
    "any_dependant",
    "one_parent",
    "elderly_alone",
    "vulnerable",
)
MAY_RECEIVE = ("everyone", "planned")
SETTING_KINDS = ("rules", "parameter", "survey_round", "card_round", "program")
WHAT_MOVES = ("lists", "order", "nothing")
