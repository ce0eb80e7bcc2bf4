"""Why an entry is more pressing than its symptom alone, in words."""

from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.services.symptom_diary import Raised
from imuran_desktop.ui.symptoms.setting import Setting
from imuran_desktop.words.symptom_entries import entry_name
from imuran_desktop.words.symptoms import why_words


def raised_words(setting: Setting, raised: Raised | None) -> str:
    """The reasons, with the day of each entry that is one: "Together with: Fever, 22 November 2026."; empty if none."""
    if raised is None:
        return ""
    others = [_other(setting, other) for other in raised.together_with]
    return why_words(setting.language, others, got_worse=raised.got_worse, lasts_long=raised.lasts_long)


def _other(setting: Setting, entry: SymptomEntry) -> str:
    language = setting.language
    name, day = entry_name(language, entry, setting.known), language.date(entry.local_start.date())
    return language.tr("{symptom}, {day}", symptom=name, day=day)
