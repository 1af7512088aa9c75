"""A scheduler's request and reply (sched/handle_request.cpp, client/scheduler_op.cpp).

A request holds texts of any kind, standard error among them, so it is read as BOINC reads it: by
its tags.
"""

import html
import re
import time

from genwrapper.bundle.version import ApplicationVersion
from genwrapper.grid.project import Job, Project, Report, ServedFile

VERSION = 720  # of the scheduler, as the client sees it
REQUEST_DELAY = 1.0  # seconds that a client waits before it asks again
ESTIMATE = 1e9  # floating-point operations: about a second
BOUND = 1e15
MEMORY = 1e8  # bytes
DISK = 1e9  # bytes
OUTPUT = 1e9  # bytes of one output file
DEADLINE = 86400.0  # seconds


def reply(project: Project, url: str, request: str) -> str:
    """The answer to REQUEST; URL is the project's, with a slash at its end."""
    host = int(value(request, "hostid") or 0) or project.new_host()
    lines = [
        "<scheduler_reply>",
        f"<scheduler_version>{VERSION}</scheduler_version>",
        f"<master_url>{url}</master_url>",
        f"<request_delay>{REQUEST_DELAY}</request_delay>",
        f"<project_name>{html.escape(project.name)}</project_name>",
        f"<userid>1</userid><teamid>0</teamid><hostid>{host}</hostid>",
        "<user_name>loopback</user_name>",
    ]
    if "<code_sign_key>" not in request:
        lines.append(f"<code_sign_key>\n{project.key.public.text()}</code_sign_key>")
    own, _, _ = request.partition("<other_results>")
    lines += _acknowledge_results(project, own)
    lines += _acknowledge_trickles(project, request)
    lines += _work(project, url, request, host)
    return "\n".join([*lines, "</scheduler_reply>", ""])


def value(text: str, tag: str) -> str:
    """The text of the first element TAG, stripped; "" where there is none."""
    found = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
    return found[1].strip() if found else ""


def _acknowledge_results(project: Project, request: str) -> list[str]:
    lines = []
    for text in re.findall(r"<result>(.*?)</result>", request, re.DOTALL):
        name = value(text, "name")
        report = Report(
            int(value(text, "state") or 0),
            int(value(text, "exit_status") or 0),
            float(value(text, "final_cpu_time") or 0),
            float(value(text, "final_elapsed_time") or 0),
            _stderr(text),
        )
        project.reported(name, report)
        lines.append(f"<result_ack><name>{name}</name></result_ack>")
    return lines


def _stderr(text: str) -> str:
    out = value(text, "stderr_out")
    return out.removeprefix("<![CDATA[").removesuffix("]]>").strip()


def _acknowledge_trickles(project: Project, request: str) -> list[str]:
    messages = re.findall(r"<msg_from_host>(.*?)</msg_from_host>", request, re.DOTALL)
    for text in messages:
        body = value(text, "text") or re.sub(
            r".*?</time>|<variety>.*?</variety>", "", text, flags=re.DOTALL
        )
        project.trickled(value(text, "result_name"), value(text, "variety"), body.strip())
    return ["<message_ack/>"] if messages else []


def _work(project: Project, url: str, request: str, host: int) -> list[str]:
    if float(value(request, "work_req_seconds") or 0) <= 0:
        return []
    processors = int(value(request, "p_ncpus") or 1)
    platforms = [value(request, "platform_name")]
    for text in re.findall(r"<alt_platform>(.*?)</alt_platform>", request, re.DOTALL):
        platforms.append(value(text, "name"))
    taken = project.take(host, platforms, processors)
    lines: dict[str, None] = {}
    for job, version in taken:
        # What two jobs share is told once
        for part in (*_version(project, url, version), *_job(url, job, version)):
            lines[part] = None
    return list(lines)


def _version(project: Project, url: str, version: ApplicationVersion) -> list[str]:
    name = html.escape(version.application)
    references = [
        _reference(
            file.name,
            file.open_name,
            "<main_program/>" * file.main,
            "<copy_file/>" * file.copied,
        )
        for file in version.files
    ]
    return [
        f"<app><name>{name}</name><user_friendly_name>{name}</user_friendly_name></app>",
        *(
            _served(url, project.files[file.name], "<executable/>" * file.main)
            for file in version.files
        ),
        "<app_version>"
        f"\n<app_name>{name}</app_name>"
        f"\n<version_num>{version.number}</version_num>"
        f"\n<platform>{version.platform}</platform>"
        f"\n<plan_class>{version.plan_class}</plan_class>"
        f"\n<api_version>{version.api_version}</api_version>"
        "\n<avg_ncpus>1</avg_ncpus>"
        f"\n<flops>{ESTIMATE}</flops>"
        f"\n{''.join(references)}</app_version>",
    ]


def _job(url: str, job: Job, version: ApplicationVersion) -> list[str]:
    inputs = [_reference(file.name, logical) for logical, file in job.inputs.items()]
    outputs = [
        _reference(path.name, logical, "<optional/>" * (logical in job.optional))
        for logical, path in job.outputs.items()
    ]
    return [
        *(_served(url, file) for file in job.inputs.values()),
        "<workunit>"
        f"\n<name>{job.name}</name>"
        f"\n<app_name>{html.escape(job.application)}</app_name>"
        f"\n<rsc_fpops_est>{ESTIMATE}</rsc_fpops_est>"
        f"\n<rsc_fpops_bound>{BOUND}</rsc_fpops_bound>"
        f"\n<rsc_memory_bound>{MEMORY}</rsc_memory_bound>"
        f"\n<rsc_disk_bound>{DISK}</rsc_disk_bound>"
        f"\n<command_line>{html.escape(job.command_line)}</command_line>"
        f"\n{''.join(inputs)}</workunit>",
        *(_uploaded(url, path.name) for path in job.outputs.values()),
        "<result>"
        f"\n<name>{job.result}</name>"
        f"\n<wu_name>{job.name}</wu_name>"
        f"\n<platform>{version.platform}</platform>"
        f"\n<version_num>{version.number}</version_num>"
        f"\n<plan_class>{version.plan_class}</plan_class>"
        f"\n<report_deadline>{int(time.time() + DEADLINE)}</report_deadline>"
        "\n<report_immediately/>"
        f"\n{''.join(outputs)}</result>",
    ]


def _reference(name: str, open_name: str, *marks: str) -> str:
    logical = f"<open_name>{html.escape(open_name)}</open_name>" if open_name else ""
    return (
        f"<file_ref>\n<file_name>{html.escape(name)}</file_name>"
        f"\n{logical}{''.join(marks)}</file_ref>\n"
    )


def _served(url: str, file: ServedFile, mark: str = "") -> str:
    check = f"<md5_cksum>{file.md5}</md5_cksum>"
    if file.signature:
        check = f"<file_signature>\n{file.signature}</file_signature>"
    return (
        f"<file_info>\n<name>{html.escape(file.name)}</name>"
        f"\n<url>{url}download/{html.escape(file.name)}</url>"
        f"\n{mark}{check}\n<nbytes>{file.size}</nbytes></file_info>"
    )


def _uploaded(url: str, name: str) -> str:
    return (
        f"<file_info>\n<name>{html.escape(name)}</name>\n<generated_locally/>"
        f"\n<upload_when_present/>\n<max_nbytes>{OUTPUT}</max_nbytes>"
        f"\n<url>{url}file_upload_handler</url></file_info>"
    )
