"""What can stop a run, in Thai and English: file, place, what is wrong, remedy.

No error carries a person's name, ID or any other value of a person: its text reaches
logs and Prefect's database.
"""


class RunError(Exception):
    """What ends the run and leaves yesterday's lists in place.

    Args:
        th: what is wrong and how to mend it, in Thai.
        en: the same in English.
        file: the file it is about, as the user named it; empty if none.
        place: sheet, column or row; empty if the whole file.
    """

    def __init__(self, th: str, en: str, *, file: str = "", place: str = "") -> None:
        self.th = th
        self.en = en
        self.file = file
        self.place = place
        where = ": ".join(part for part in (file, place) if part)
        super().__init__(f"{where}: {en}" if where else en)


class SourceError(RunError):
    """A source file that cannot be read as what it claims to be."""


class RulesError(RunError):
    """A code list or rule file that breaks its contract."""


class ContractError(RunError):
    """A table of our own making that breaks its contract: a defect, not bad input."""


class LedgerError(RunError):
    """Rows or people that the run cannot account for."""


class ProofError(LedgerError):
    """Figures of our own making that contradict one another."""


class BrakeError(RunError):
    """A night too far from the others: it is held until a person lets it go.

    Args:
        th: which brakes, with their figures, and what to check, in Thai.
        en: the same in English.
        brakes: the codes of the brakes, each with what it is of.
    """

    def __init__(self, th: str, en: str, *, brakes: tuple[str, ...] = ()) -> None:
        self.brakes = brakes
        super().__init__(th, en)


class DisclosureError(RunError):
    """A public report in which a hidden figure could be worked out: it is not written.

    Args:
        th: how many figures, of which measures, in Thai; never a figure itself.
        en: the same in English.
        keys: measure, row and place of each such figure.
    """

    def __init__(
        self, th: str, en: str, *, keys: tuple[tuple[str, str, str], ...] = ()
    ) -> None:
        self.keys = keys
        super().__init__(th, en)
