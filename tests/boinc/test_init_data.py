"""init_data.xml: as clients write it, with fields missing, unknown or damaged."""

from pathlib import Path

import pytest

from genwrapper.boinc import DamagedInitData, InitData
from genwrapper.boinc.init_data import DEFAULTS, parse, read, write

TEXT = """\
<app_init_data>
<major_version>7</major_version>
<app_name>sample</app_name>
<project_preferences>
<color_scheme>Tahiti &amp; Sunset</color_scheme>
<max_gfx_fps/>
</project_preferences>
<user_name>A &lt;b&gt; &amp;amp; c</user_name>
<client_pid>4711</client_pid>
<wu_cpu_time>12.500000</wu_cpu_time>
<ncpus>2.000000</ncpus>
<using_sandbox>1</using_sandbox>
<fraction_done_start>0.250000</fraction_done_start>
<fraction_done_end>0.750000</fraction_done_end>
<host_info>
    <timezone>3600</timezone>
    <domain_name>desk</domain_name>
</host_info>
<no_priority_change/>
<app_file>sample_1.00</app_file>
<app_file>sample.zip</app_file>
<invented>new</invented>
</app_init_data>
"""


def test_fields_are_typed() -> None:
    data = parse(TEXT)
    assert (data.major_version, data.app_name, data.client_pid) == (7, "sample", 4711)
    assert (data.wu_cpu_time, data.ncpus) == (12.5, 2.0)
    assert data.using_sandbox is True
    assert data.no_priority_change is True
    assert data.user_name == "A <b> &amp; c"
    assert data.app_files == ["sample_1.00", "sample.zip"]
    assert "<color_scheme>" in data.project_preferences


def test_unknown_fields_are_kept_and_missing_ones_have_defaults() -> None:
    data = parse(TEXT)
    assert data.unknown["invented"] == "new"
    assert "<timezone>3600</timezone>" in data.unknown["host_info"]
    assert (data.gpu_device_num, data.process_priority, data.plan_class) == (-1, -1, "")


def test_progress_is_scaled() -> None:
    assert parse(TEXT).scaled(0.5) == 0.5
    assert parse(TEXT).scaled(1.0) == 0.75
    assert InitData().scaled(0.3) == 0.3


def test_what_is_written_reads_the_same(tmp_path: Path) -> None:
    before = parse(TEXT)
    write(before, str(tmp_path / "init_data.xml"))
    after = read(str(tmp_path / "init_data.xml"))
    names = [*DEFAULTS, "app_file", *before.unknown]
    assert [after.text(name) for name in names] == [before.text(name) for name in names]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no <app_init_data>"),
        ("<app_init_data>\n<slot>1</slot>\n", "line 3: it ends before"),
        ("<app_init_data>\n<slot>one</slot>\n</app_init_data>", "line 2: <slot> is 'one'"),
        ("<app_init_data>\n<slot>1\n</app_init_data>", "line 2: <slot> has no end"),
        ("<app_init_data>\n</slot>\n</app_init_data>", "line 2: </slot> ends nothing"),
    ],
)
def test_damage_is_told_with_its_line(text: str, says: str) -> None:
    with pytest.raises(DamagedInitData, match=says) as caught:
        parse(text)
    assert caught.value.exit_code == 206


def test_an_unknown_field_is_no_keyword() -> None:
    with pytest.raises(TypeError, match="no field slit"):
        InitData(slit=1)
