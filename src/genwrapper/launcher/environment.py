"""The environment of a work unit's script and programs."""

from genwrapper.launcher import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from genwrapper.boinc import InitData

# Variable → field of init_data.xml. The porter's page docs/launcher.md has the same table.
FIELDS = {
    "BOINC_APP_NAME": "app_name",
    "BOINC_APP_VERSION": "app_version",
    "BOINC_PLAN_CLASS": "plan_class",
    "BOINC_WU_NAME": "wu_name",
    "BOINC_RESULT_NAME": "result_name",
    "BOINC_PROJECT_DIR": "project_dir",
    "BOINC_DIR": "boinc_dir",
    "BOINC_SLOT": "slot",
    "BOINC_NCPUS": "ncpus",
    "BOINC_GPU_USAGE": "gpu_usage",
    "BOINC_GPU_OPENCL_DEVICE": "gpu_opencl_dev_index",
    "BOINC_MEMORY_BOUND": "rsc_memory_bound",
    "BOINC_DISK_BOUND": "rsc_disk_bound",
    "BOINC_DEADLINE": "computation_deadline",
    "BOINC_CHECKPOINT_PERIOD": "checkpoint_period",
}


def environment(ours: "Mapping[str, str]", folder: str, data: "InitData") -> dict[str, str]:
    """Return OURS with what the script in the slot FOLDER may want to know of DATA.

    Fields that the client has not told are not set.
    """
    made = dict(ours)
    path = made.get("PATH", "/usr/local/bin:/usr/bin:/bin")
    made["PATH"] = f"{folder}/{names.LINKS_FOLDER}:{path}"
    made[names.CHANNELS_VARIABLE] = f"{folder}/{names.CHANNELS}"
    made["BOINC_SLOT_DIR"] = folder
    for variable, field in FIELDS.items():
        value = getattr(data, field)
        if value != getattr(type(data), field):
            made[variable] = number(value) if isinstance(value, float) else str(value)
    made["NTHREADS"] = str(max(1, int(data.ncpus)))
    if data.gpu_type:
        made["GPU_TYPE"] = data.gpu_type
    if data.gpu_device_num >= 0:
        made["GPU_DEVICE_NUM"] = str(data.gpu_device_num)
    return made


def number(value: float) -> str:
    """Return VALUE as a shell can count with it: whole where it is."""
    return str(int(value)) if value == int(value) else repr(value)
