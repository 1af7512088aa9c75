"""Work units from start to end, with `boinc.Host` as the client and the real GitBox."""

import os

from tests.launcher.conftest import MakeSlot

SAMPLE = """\
IN=`boinc resolve_filename in`
OUT=`boinc resolve_filename out`
NUM=`cat "${IN}"`
PERCENT_PER_ITER=$((10000 / NUM))
for i in `seq $NUM`; do
    PC=$((PERCENT_PER_ITER * i / 100))
    boinc fraction_done_percent ${PC}
    echo -e "I am ${PC}% complete. " >> "${OUT}"
done
"""


def test_the_sample(make_slot: MakeSlot) -> None:
    slot = make_slot(SAMPLE, inputs={"in": "4\n"}, outputs=("out",))
    assert slot.run() == 0, slot.stderr
    expected = "".join(f"I am {percent}% complete. \n" for percent in (25, 50, 75, 100))
    assert slot.file("out").read_text() == expected
    assert slot.host.finished == 0
    status = slot.host.status
    assert status is not None
    assert status.fraction_done == 1.0
    assert status.current_cpu_time > 0


def test_progress_is_seen_while_it_runs(make_slot: MakeSlot) -> None:
    slot = make_slot("boinc fraction_done 0.375; while [ ! -e go ]; do sleep 0.1; done")
    slot.start()
    slot.wait_for(lambda: slot.host.status and slot.host.status.fraction_done == 0.375)
    (slot.path / "go").touch()
    assert slot.wait() == 0


def test_progress_by_file(make_slot: MakeSlot) -> None:
    slot = make_slot("echo 0.5 > fraction_done.txt; while [ ! -e go ]; do sleep 0.1; done")
    slot.start()
    slot.wait_for(lambda: slot.host.status and slot.host.status.fraction_done == 0.5)
    (slot.path / "go").touch()
    assert slot.wait() == 0


def test_a_scripts_status_is_the_exit_code(make_slot: MakeSlot) -> None:
    slot = make_slot("echo before; exit 7")
    assert slot.run() == 7
    assert slot.host.finished == 7
    assert "[Error] the script ended with exit status 7" in slot.stderr
    assert (slot.path / "stdout.txt").read_text() == "before\n"


def test_the_first_failure_ends_the_script(make_slot: MakeSlot) -> None:
    slot = make_slot("false\necho not reached")
    assert slot.run() == 1
    assert (slot.path / "stdout.txt").read_text() == ""


def test_killed_by_a_signal_is_193(make_slot: MakeSlot) -> None:
    slot = make_slot("kill -9 $$")
    assert slot.run() == 193
    assert "ended by signal 9 (status 137)" in slot.stderr


def test_a_profile_is_sourced_first_and_arguments_are_handed_on(make_slot: MakeSlot) -> None:
    slot = make_slot('echo "$GREETING $# $1 $2"', inputs={"profile.sh": "GREETING=hello"})
    assert slot.run("a word", "--nthreads") == 0
    assert (slot.path / "stdout.txt").read_text() == "hello 2 a word --nthreads\n"


def test_an_argument_that_is_the_scripts_name_is_dropped(make_slot: MakeSlot) -> None:
    slot = make_slot('echo "$# $1"')
    assert slot.run("wu_script.sh", "x") == 0
    assert (slot.path / "stdout.txt").read_text() == "1 x\n"


def test_another_script_by_its_logical_name(make_slot: MakeSlot) -> None:
    slot = make_slot(None, inputs={"it's mine.sh": 'echo "$# $1"'})
    assert slot.run("it's mine.sh", "x") == 0, slot.stderr
    assert (slot.path / "stdout.txt").read_text() == "1 x\n"


def test_no_script(make_slot: MakeSlot) -> None:
    slot = make_slot(None)
    assert slot.run() == 206
    assert "[Error] there is no wu_script.sh in the slot" in slot.stderr
    slot.set_up()
    assert slot.run("other.sh") == 206
    assert "no work-unit script other.sh" in slot.stderr


def test_a_script_whose_file_is_gone(make_slot: MakeSlot) -> None:
    slot = make_slot("true")
    slot.file("wu_script.sh").unlink()
    assert slot.run() == 206
    assert "wu_script.sh is a link to" in slot.stderr


def test_damaged_init_data(make_slot: MakeSlot) -> None:
    slot = make_slot("true")
    (slot.path / "init_data.xml").write_text("<app_init_data>\n<slot>x</slot>\n")
    assert slot.run() == 206
    assert "init_data.xml, line 2" in slot.stderr


def test_standalone(make_slot: MakeSlot) -> None:
    slot = make_slot("boinc fraction_done 0.5; boinc resolve_filename in", inputs={"in": ""})
    (slot.path / "init_data.xml").unlink()
    (slot.path / "boinc_mmap_file").unlink()
    assert slot.run() == 0, slot.stderr
    assert (slot.path / "stdout.txt").read_text() == "../../projects/a project/wu_in\n"


def test_outputs_named_like_the_logs(make_slot: MakeSlot) -> None:
    slot = make_slot("echo out; echo err >&2", outputs=("stdout.txt", "stderr.txt"))
    assert slot.run() == 0, slot.stderr
    assert slot.file("stdout.txt").read_text() == "out\n"
    copied = slot.file("stderr.txt").read_text()
    assert "err\n" in copied
    assert "soft_link" not in copied


def test_what_script_and_programs_say_keeps_its_order(make_slot: MakeSlot) -> None:
    slot = make_slot("for i in 1 2 3; do echo builtin $i; /bin/echo program $i; done >&2")
    assert slot.run() == 0
    said = [line for line in slot.stderr.split("\n") if line[:7] in ("builtin", "program")]
    assert said == [f"{what} {i}" for i in (1, 2, 3) for what in ("builtin", "program")]


def test_the_environment_of_programs(make_slot: MakeSlot) -> None:
    slot = make_slot('/usr/bin/env > seen; echo "${NTHREADS}"')
    slot.set_up(
        ncpus=4.0,
        gpu_type="NVIDIA",
        gpu_device_num=1,
        wu_name="wu one",
        rsc_memory_bound=5e8,
        slot=3,
    )
    assert slot.run() == 0, slot.stderr
    seen = dict(line.partition("=")[::2] for line in (slot.path / "seen").read_text().split("\n"))
    assert (seen["NTHREADS"], seen["GPU_TYPE"], seen["GPU_DEVICE_NUM"]) == ("4", "NVIDIA", "1")
    assert (seen["BOINC_WU_NAME"], seen["BOINC_MEMORY_BOUND"]) == ("wu one", "500000000")
    assert seen["BOINC_SLOT_DIR"] == str(slot.path)
    assert "BOINC_PLAN_CLASS" not in seen
    assert "GENWRAPPER_LIFELINE" not in seen


def test_progress_is_scaled(make_slot: MakeSlot) -> None:
    slot = make_slot("boinc fraction_done 0.5; while [ ! -e go ]; do sleep 0.1; done")
    slot.set_up(fraction_done_start=0.5, fraction_done_end=1.0)
    slot.start()
    slot.wait_for(lambda: slot.host.status and slot.host.status.fraction_done == 0.75)
    (slot.path / "go").touch()
    assert slot.wait() == 0


def test_the_command_reads_init_data(make_slot: MakeSlot) -> None:
    slot = make_slot("boinc init_data app_name; boinc init_data nothing || echo $?")
    assert slot.run() == 0
    assert (slot.path / "stdout.txt").read_text() == "sample\n1\n"
    assert "boinc: init_data: init_data.xml has no field nothing" in slot.stderr


def test_names_are_resolved_from_other_folders_too(make_slot: MakeSlot) -> None:
    slot = make_slot(
        'mkdir sub; cd sub; cat "$(boinc resolve_filename in)"; boinc resolve_filename none',
        inputs={"in": "content\n"},
    )
    assert slot.run() == 0, slot.stderr
    assert (slot.path / "stdout.txt").read_text() == "content\nnone\n"


def test_finish_ends_the_whole_script(make_slot: MakeSlot) -> None:
    slot = make_slot("sleep 1000 & boinc finish 5; echo not reached")
    assert slot.run() == 5
    assert slot.host.finished == 5
    assert (slot.path / "stdout.txt").read_text() == ""
    assert slot.processes() == []


def test_finish_from_a_child_process(make_slot: MakeSlot) -> None:
    slot = make_slot("/usr/bin/env boinc finish 6; echo not reached")
    assert slot.run() == 6
    assert (slot.path / "stdout.txt").read_text() == ""


def test_progress_from_a_child_with_few_descriptors(make_slot: MakeSlot) -> None:
    slot = make_slot("/bin/sh -c 'ulimit -n 20; boinc fraction_done 0.25'; cat go.*")
    assert slot.run() == 1
    assert "boinc:" not in slot.stderr
    assert slot.host.status is not None
    assert slot.host.status.fraction_done == 0.25


def test_temporary_exit(make_slot: MakeSlot) -> None:
    slot = make_slot('boinc temporary_exit 90 "no licence"; echo not reached')
    assert slot.run() == 0
    assert slot.host.temporary_exit == (90, "no licence")
    assert slot.host.finished is None


def test_a_checkpoint_is_told(make_slot: MakeSlot) -> None:
    slot = make_slot("i=0; while [ $i -lt 99999 ]; do i=$((i + 1)); done; boinc checkpoint")
    assert slot.run() == 0, slot.stderr
    assert slot.host.status is not None
    assert slot.host.status.checkpoint_cpu_time > 0


def test_trickles_and_uploads(make_slot: MakeSlot) -> None:
    script = """\
        echo one | boinc trickle_up count
        echo two > file; boinc trickle_up count file
        boinc upload_file out
        boinc trickle_up 'a<b' file || echo refused
        """
    slot = make_slot(script, outputs=("out",))
    assert slot.run() == 0, slot.stderr
    sent = [(trickle.variety, trickle.text) for trickle in slot.host.trickles]
    assert sent == [("count", "one\n"), ("count", "two\n")]
    assert slot.host.uploads == ["out"]
    assert (slot.path / "stdout.txt").read_text() == "refused\n"
    assert not [name for name in os.listdir(slot.path) if name.startswith("gw_trickle")]


def test_wrong_calls_say_so(make_slot: MakeSlot) -> None:
    slot = make_slot(
        "boinc fraction_done 1.5 || echo $?; boinc nothing || echo $?; boinc || echo $?"
    )
    assert slot.run() == 0
    assert (slot.path / "stdout.txt").read_text() == "1\n2\n2\n"


def test_a_script_that_has_ended_is_not_run_again(make_slot: MakeSlot) -> None:
    slot = make_slot("echo once; exit 4", outputs=("stdout.txt",))
    assert slot.run() == 4
    slot.set_up()
    assert slot.host.finished == 4
    assert slot.run() == 4
    assert slot.file("stdout.txt").read_text() == "once\n"
    assert "the script has ended before" in slot.stderr
