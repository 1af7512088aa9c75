"""`init_data.xml`: what the client tells a task about itself, its work unit and the machine.

The client writes one element a line, some with elements inside. Known fields are typed attributes
of `InitData`; unknown ones are kept as text in `unknown`; missing ones have BOINC's defaults
(APP_INIT_DATA::clear).
"""

import posix

from genwrapper.boinc.errors import DamagedInitData

FILE_NAME = "init_data.xml"
ROOT = "app_init_data"


class InitData:
    """The fields of init_data.xml. Times in seconds, sizes in bytes, dates in Unix time."""

    major_version: int = 0
    minor_version: int = 0
    release: int = 0
    app_version: int = 0
    userid: int = 0
    teamid: int = 0
    hostid: int = 0
    app_name: str = ""
    plan_class: str = ""
    symstore: str = ""
    acct_mgr_url: str = ""
    project_preferences: str = ""
    team_name: str = ""
    user_name: str = ""
    project_dir: str = ""
    boinc_dir: str = ""
    authenticator: str = ""
    wu_name: str = ""
    result_name: str = ""
    comm_obj_name: str = ""
    shm_key: int = 0
    shmem_seg_name: str = ""
    slot: int = 0
    client_pid: int = 0
    wu_cpu_time: float = 0.0
    starting_elapsed_time: float = 0.0
    using_sandbox: bool = False
    vm_extensions_disabled: bool = False
    user_total_credit: float = 0.0
    user_expavg_credit: float = 0.0
    host_total_credit: float = 0.0
    host_expavg_credit: float = 0.0
    resource_share_fraction: float = 0.0
    checkpoint_period: float = 0.0
    fraction_done_start: float = 0.0
    fraction_done_end: float = 1.0
    gpu_type: str = ""
    gpu_device_num: int = -1
    gpu_opencl_dev_index: int = -1
    gpu_usage: float = 0.0
    ncpus: float = 0.0
    rsc_fpops_est: float = 0.0
    rsc_fpops_bound: float = 0.0
    rsc_memory_bound: float = 0.0
    rsc_disk_bound: float = 0.0
    computation_deadline: float = 0.0
    vbox_window: bool = False
    no_priority_change: bool = False
    process_priority: int = -1
    process_priority_special: int = -1

    app_files: list[str]
    unknown: dict[str, str]

    def __init__(self, **fields: "str | int | float | bool | list[str]") -> None:
        self.app_files = []
        self.unknown = {}
        for name, value in fields.items():
            if name != "app_files" and name not in DEFAULTS:
                raise TypeError(f"init_data.xml has no field {name}")
            setattr(self, name, value)

    def scaled(self, fraction: float) -> float:
        """Return the whole task's progress where this application is at FRACTION (0 to 1)."""
        return self.fraction_done_start + fraction * (
            self.fraction_done_end - self.fraction_done_start
        )

    def text(self, name: str) -> str | None:
        """Return the field NAME as the client would write it, None where there is none."""
        if name in DEFAULTS:
            value: object = getattr(self, name)
            return str(int(value)) if isinstance(value, bool) else str(value)
        if name == "app_file":
            return "\n".join(self.app_files)
        return self.unknown.get(name)


DEFAULTS: dict[str, object] = {
    name: getattr(InitData, name) for name in InitData.__annotations__ if hasattr(InitData, name)
}

ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def read(path: str) -> InitData:
    """Read the file PATH. FileNotFoundError, or DamagedInitData which says the line."""
    with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        return parse(file.read(), path)


def parse(text: str, path: str = FILE_NAME) -> InitData:
    """Return the fields that TEXT holds; PATH is for messages."""
    data = InitData()
    at = text.find(f"<{ROOT}>")
    if at < 0:
        raise damaged(path, text, len(text), f"no <{ROOT}> in it")
    at += len(ROOT) + 2
    while True:
        at = text.find("<", at)
        close = text.find(">", at)
        if at < 0 or close < 0:
            raise damaged(path, text, len(text), f"it ends before </{ROOT}>")
        tag = text[at + 1 : close]
        if tag == f"/{ROOT}":
            return data
        if tag.startswith(("!--", "?")):
            at = close + 1
            continue
        name, content = tag.split()[0].rstrip("/") if tag.strip("/ \t") else "", "1"
        if not name or name.startswith("/"):
            raise damaged(path, text, at, f"<{tag}> ends nothing that was begun")
        if not tag.endswith("/"):
            end = text.find(f"</{name}>", close)
            if end < 0:
                raise damaged(path, text, at, f"<{name}> has no end")
            content, close = text[close + 1 : end], end + len(name) + 2
        try:
            keep(data, name, content)
        except ValueError:
            raise damaged(path, text, at, f"<{name}> is {content!r}, not a number") from None
        at = close + 1


def keep(data: InitData, name: str, content: str) -> None:
    """Set the field NAME of DATA to what CONTENT says; ValueError where it is no number."""
    if name == "app_file":
        data.app_files.append(plain(content))
    elif name not in DEFAULTS:
        data.unknown[name] = content.strip()
    else:
        default = DEFAULTS[name]
        if name == "project_preferences":
            setattr(data, name, content.strip("\n"))
        elif isinstance(default, str):
            setattr(data, name, plain(content))
        elif isinstance(default, bool):
            setattr(data, name, float(content) != 0)
        elif isinstance(default, int):
            setattr(data, name, int(float(content)))
        else:
            setattr(data, name, float(content))


def write(data: InitData, path: str) -> None:
    """Write DATA to the file PATH as a client does."""
    lines = [f"<{ROOT}>"]
    for name in DEFAULTS:
        text = data.text(name) or ""
        if name != "project_preferences":
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if text:
            lines.append(f"<{name}>{text}</{name}>")
    lines += [f"<{name}>{text}</{name}>" for name, text in data.unknown.items()]
    lines += [f"<app_file>{name}</app_file>" for name in data.app_files]
    lines += [f"</{ROOT}>", ""]
    aside = f"{path}.{posix.getpid()}"
    with open(aside, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        file.write("\n".join(lines))
    posix.replace(aside, path)


def plain(content: str) -> str:
    """Return the text that CONTENT, with XML's entities, stands for."""
    content = content.strip()
    if "&" in content:
        for entity, character in ENTITIES:
            content = content.replace(entity, character)
    return content


def damaged(path: str, text: str, at: int, why: str) -> DamagedInitData:
    """Return the error for what is wrong AT a position of TEXT."""
    line = text.count("\n", 0, at) + 1
    return DamagedInitData(f"{path}, line {line}: {why}; the client must write it anew")
