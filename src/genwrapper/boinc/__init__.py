"""The BOINC application API in pure Python.

`Runtime` is the application's end: lock, init_data.xml, messages, progress, trickles, ends.
`Host` is the client's end of the same slot, for local runs and tests. Neither ever waits.
Names are imported when they are first used: a program that only resolves file names starts fast.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.boinc import exit_codes
    from genwrapper.boinc.channels import Channels
    from genwrapper.boinc.errors import (
        BoincError,
        BrokenLink,
        DamagedChannels,
        DamagedInitData,
        SlotInUse,
    )
    from genwrapper.boinc.host import Host, Status, Trickle
    from genwrapper.boinc.init_data import InitData
    from genwrapper.boinc.runtime import Runtime

__all__ = [
    "BoincError",
    "BrokenLink",
    "Channels",
    "DamagedChannels",
    "DamagedInitData",
    "Host",
    "InitData",
    "Runtime",
    "SlotInUse",
    "Status",
    "Trickle",
    "exit_codes",
]

HOMES = {
    "BoincError": "errors",
    "BrokenLink": "errors",
    "Channels": "channels",
    "DamagedChannels": "errors",
    "DamagedInitData": "errors",
    "Host": "host",
    "InitData": "init_data",
    "Runtime": "runtime",
    "SlotInUse": "errors",
    "Status": "host",
    "Trickle": "host",
}


def __getattr__(name: str) -> object:
    home = HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'genwrapper.boinc' has no attribute {name!r}")
    module = __import__(f"genwrapper.boinc.{home}", fromlist=[name])
    return getattr(module, name)
