"""Each kind of revision back into what the domain calls it."""

from imuran_desktop.domain.history import Kind
from imuran_desktop.store.decode import DECODERS


def test_every_kind_can_be_read() -> None:
    assert set(DECODERS) == set(Kind)
