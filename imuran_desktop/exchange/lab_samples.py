"""What a text says a sample is: blood, or something else in which the same names and units mean other things."""

import re
from enum import StrEnum


class Sample(StrEnum):
    """What was taken."""

    BLOOD = "blood"
    OTHER = "other"


_OTHER = re.compile(
    r"(?<!\w)(?:urin\w*|(?:sammel|spontan|morgen|mittelstrahl|katheter)urin\w*|harn(?!stoff|s[äa]ure)\w*|msu|dip-?stick"
    r"|stools?|stuhl\w*|faec\w+|fa?eces|fecal|csf|cerebro-?spinal\w*|(?:zerebro|cerebro)spinal\w*|liquor\w*"
    r"|saliva|speichel\w*|sputum|swabs?|abstrich\w*|ascit\w+|aszites\w*|pleura\w*|synovial\w*|peritoneal\w*|dialysate"
    r"|punktat\w*|aspirate|semen|ejaculate|sperma\w*|sweat|schwei(?:ß|ss)\w*|breast\s+milk|bone\s+marrow|knochenmark\w*)"
    r"(?!\w)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?<!\w)(?:(?:blood|blut|serum)\s*(?:and|und|[&+/])\s*urine?|urine?\s*(?:and|und|[&+/])\s*(?:blood|blut|serum))(?!\w)",
    re.IGNORECASE,
)
_BLOOD = re.compile(
    r"(?<!\w)(?:(?:venous|whole|full|capillary|edta)[\s-]+blood|vollblut|edta[\s-]*blut|kapillarblut|serum|plasma)(?!\w)",
    re.IGNORECASE,
)
_BLOOD_ALONE = re.compile(
    r"\W*(?:(?:sample|specimen|material|probe\w*)(?:\s+type)?\W+)?(?:blood|blut|bld|ser|plas|edta|s|p|b)\W*",
    re.IGNORECASE,
)
_BLOOD_IN_A_CELL = re.compile(r"(?<!\w)(?:blood|blut|edta|sst)(?!\w)", re.IGNORECASE)
_BLOOD_HEADING = re.compile(
    r"(?<!\w)(?:blood\s+(?:counts?|tests?|results?|samples?|films?|picture|chemistry|work)|blut(?:bild|werte)|ha?ematolog\w+"
    r"|hämatolog\w+|differential(?:blutbild)?|fbc|cbc|lfts?|u\s?&\s?es?|(?:liver|kidney|renal|thyroid|bone)\s+"
    r"(?:function|profile|panel|tests?)|leberwerte|nierenwerte|klinische\s+chemie|inflammatory\s+markers)(?!\w)",
    re.IGNORECASE,
)


def other_sample(text: str) -> bool:
    """Whether a text names a sample that is not blood."""
    return _OTHER.search(text) is not None


def sample_of_heading(text: str) -> Sample | None:
    """What a heading says of the lines below it; None where it says nothing.

    "Blood" among other words says nothing: below "Urine" it is what was looked for in it.
    """
    if _BOTH.search(text):
        return None
    if other_sample(text):
        return Sample.OTHER
    blood = _BLOOD.search(text) or _BLOOD_ALONE.fullmatch(text) or _BLOOD_HEADING.search(text)
    return Sample.BLOOD if blood else None


def sample_of_cell(text: str) -> Sample | None:
    """What a table's cell says was taken. None where it says nothing, or is a sample's number."""
    if other_sample(text):
        return Sample.OTHER
    if _BLOOD.search(text) or _BLOOD_ALONE.fullmatch(text) or _BLOOD_IN_A_CELL.search(text):
        return Sample.BLOOD
    return None if not text or any(sign.isdigit() for sign in text) else Sample.OTHER
