"""`match.settled_decisions`: what reviewers' answers come to, pair by pair."""


def settles(check, answers: str, expect: str) -> None:
    """Check what holds after these answers."""
    check(
        "match.settled_decisions",
        given={
            "clean.review_decisions": f"""
                service_record_id | person_key | reviewer | reviewed_on | answer_code | evidence_hash
                ------------------+------------+----------+-------------+-------------+--------------
                {answers}
            """,  # noqa: E501
            "clean.persons": """
                household_id | person_number
                -------------+--------------
                H1           | 1
                H2           | 1
                H3           | 1
            """,
        },
        expect=f"""
            service_record_id | person_key | answer_code | evidence_hash | reviewers | reviewed_on
            ------------------+------------+-------------+---------------+-----------+------------
            {expect}
        """,  # noqa: E501
    )


def test_an_answer_holds_for_its_pair_with_the_evidence_it_was_given_on(check):
    settles(
        check,
        """R1 | H1/1 | มาลี | 2020-03-01 | same      | a1
           R2 | H1/1 | มาลี | 2020-03-02 | different | b1
           R2 | H2/1 | มาลี | 2020-03-02 | unsure    | c1""",
        """R1 | H1/1 | same      | a1 | มาลี | 2020-03-01
           R2 | H1/1 | different | b1 | มาลี | 2020-03-02
           R2 | H2/1 | unsure    | c1 | มาลี | 2020-03-02""",
    )


def test_reviewers_who_agree_on_the_newest_evidence_are_both_named(check):
    settles(
        check,
        """R1 | H1/1 | สมร  | 2020-03-01 | same | new
           R1 | H1/1 | มาลี | 2020-03-05 | same | new
           R1 | H1/1 | อุษา | 2020-03-04 | same | old""",
        "R1 | H1/1 | same | new | มาลี, สมร | 2020-03-05",
    )


def test_an_answer_on_older_evidence_contradicts_none_on_newer(check):
    settles(
        check,
        """R1 | H1/1 | สมร  | 2020-03-01 | different | old
           R1 | H1/1 | มาลี | 2020-03-05 | same      | new
           R2 | H1/1 | สมร  | 2020-03-01 | same      | old
           R2 | H1/1 | อุษา | 2020-03-02 | different | old
           R2 | H1/1 | มาลี | 2020-03-05 | different | new""",
        """R1 | H1/1 | same      | new | มาลี | 2020-03-05
           R2 | H1/1 | different | new | มาลี | 2020-03-05""",
    )


def test_answers_of_one_day_contradict_each_other_whatever_evidence_they_saw(check):
    settles(
        check,
        """R1 | H1/1 | สมร  | 2020-03-05 | different | a2
           R1 | H1/1 | มาลี | 2020-03-05 | same      | a1""",
        "R1 | H1/1 | contradicted | a1 | มาลี: ใช่คนเดียวกัน, สมร: คนละคน | 2020-03-05",
    )


def test_an_older_answer_on_the_newest_evidence_still_contradicts(check):
    settles(
        check,
        """R1 | H1/1 | สมร  | 2020-03-01 | different | new
           R1 | H1/1 | อุษา | 2020-03-02 | different | old
           R1 | H1/1 | มาลี | 2020-03-05 | same      | new""",
        "R1 | H1/1 | contradicted | new | มาลี: ใช่คนเดียวกัน, สมร: คนละคน | 2020-03-05",
    )


def test_whoever_left_the_survey_is_no_rival_of_the_person_who_is_in_it(check):
    settles(
        check,
        """R1 | H1/1 | มาลี | 2020-03-05 | same | a1
           R1 | H9/1 | มาลี | 2020-03-01 | same | b1
           R1 | H9/2 | สมร  | 2020-03-01 | same | c1""",
        """R1 | H1/1 | same | a1 | มาลี | 2020-03-05
           R1 | H9/1 | same | b1 | มาลี | 2020-03-01
           R1 | H9/2 | same | c1 | สมร  | 2020-03-01""",
    )


def test_of_answers_of_one_day_the_evidence_does_not_hang_on_the_order(check):
    settles(
        check,
        """R1 | H1/1 | ข | 2020-03-01 | same | b1
           R1 | H1/1 | ก | 2020-03-01 | same | a1""",
        "R1 | H1/1 | same | a1 | ก, ข | 2020-03-01",
    )


def test_who_is_unsure_says_nothing_when_somebody_is_sure(check):
    settles(
        check,
        """R1 | H1/1 | มาลี | 2020-03-01 | different | a1
           R1 | H1/1 | สมร  | 2020-03-05 | unsure    | a2""",
        "R1 | H1/1 | different | a1 | มาลี | 2020-03-01",
    )


def test_two_reviewers_who_differ_contradict_each_other(check):
    settles(
        check,
        """R1 | H1/1 | มาลี | 2020-03-01 | same      | a1
           R1 | H1/1 | สมร  | 2020-03-05 | different | a1
           R1 | H1/1 | อุษา | 2020-03-06 | unsure    | a3""",
        "R1 | H1/1 | contradicted | a1 | มาลี: ใช่คนเดียวกัน, สมร: คนละคน | 2020-03-05",
    )


def test_one_record_cannot_be_two_persons_so_neither_holds(check):
    settles(
        check,
        """R1 | H1/1 | มาลี | 2020-03-01 | same      | a1
           R1 | H2/1 | มาลี | 2020-03-02 | same      | b1
           R1 | H3/1 | มาลี | 2020-03-02 | different | c1
           R2 | H1/1 | มาลี | 2020-03-02 | same      | d1""",
        """R1 | H1/1 | contradicted | a1 | มาลี: ใช่คนเดียวกัน | 2020-03-01
           R1 | H2/1 | contradicted | b1 | มาลี: ใช่คนเดียวกัน | 2020-03-02
           R1 | H3/1 | different    | c1 | มาลี | 2020-03-02
           R2 | H1/1 | same         | d1 | มาลี | 2020-03-02""",
    )


def test_a_disputed_same_puts_the_same_of_another_person_in_doubt_too(check):
    settles(
        check,
        """R1 | H1/1 | มาลี | 2020-03-01 | same      | a1
           R1 | H1/1 | สมร  | 2020-03-01 | different | a1
           R1 | H2/1 | สมร  | 2020-03-01 | same      | b1""",
        """R1 | H1/1 | contradicted | a1 | มาลี: ใช่คนเดียวกัน, สมร: คนละคน | 2020-03-01
           R1 | H2/1 | contradicted | b1 | สมร: ใช่คนเดียวกัน | 2020-03-01""",
    )
