"""What is wrong with a clinic's own schedule: every fault has a sentence of its own."""

from imuran_desktop.domain.schedule_checks import PhaseFault
from imuran_desktop.words.language import Language
from imuran_desktop.words.schedule_faults import phase_fault_words


def test_every_fault_has_a_sentence_of_its_own() -> None:
    words = [phase_fault_words(Language("en_GB"), fault) for fault in PhaseFault]
    assert all(sentence.endswith(".") for sentence in words)
    assert len(set(words)) == len(words)
