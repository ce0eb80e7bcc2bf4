"""Parts of the body, as people look for their symptoms."""

from imuran_desktop.words.language import Language


def body_area_words(language: Language, body_system: str) -> str:
    """The heading under which the symptoms of a body system are listed; an unknown one is shown as it is."""
    tr = language.tr
    return {
        "digestive": tr("Tummy and bowels"),
        "mouth and throat": tr("Mouth and throat"),
        "skin": tr("Skin and hair"),
        "liver": tr("Yellow skin or eyes, dark wee"),
        "blood": tr("Bleeding, bruising, looking pale"),
        "infection": tr("Fever and infections"),
        "allergy": tr("Allergy, swelling, breathing"),
        "general": tr("How I feel in general"),
        "nervous system": tr("Head, nerves and senses"),
        "muscle and joints": tr("Muscles and joints"),
        "urinary": tr("Bladder and passing water"),
        "heart": tr("Heart and chest"),
    }.get(body_system, body_system)
