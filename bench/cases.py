"""What is asked of the servers, and how an interleaved run of it is measured."""
import json
import shlex
import statistics
import subprocess
import time


class Case:
    """One kind of poll. The goal is nginx's CPU time for a request divided by ours.

    file: what nginx serves instead of its redirect, a copy of what ours answers, see files.py.
    """

    def __init__(self, key, title, flags, goal, status="s3", warm_up=None, file=None):
        self.key, self.title, self.flags, self.goal, self.status = key, title, shlex.split(flags), goal, status
        self.warm_up = shlex.split(warm_up) if warm_up else None
        self.file = file

    def flags_for(self, server):
        """nginx has one file for all, whose name the MAC follows as a query."""
        return self.flags + (["-P", server.files + self.file + "?", "-S", ""] if self.file and server.files else [])


MAXWELL = '-k written -U "Gigaset Maxwell 3/2.22.4;" -P /device/ -S .xml'
# As many as fit into memory.
YEALINK = "-k fetched -N 2000 -P / -S .cfg"
FILES = [
    Case("written", "file written for it (MANIFEST)", MAXWELL, 0.50, status="s2", file="written"),
    # Each of them once, so that none must be fetched any more while it counts.
    Case("fetched", "tenant's file, 4 KiB (PROXY), from memory", YEALINK, 0.50, status="s2", file="fetched",
         warm_up=YEALINK + " -q"),
    Case("not-modified", "304 for the file written for it", MAXWELL + " -N 250 -E", 0.60, file="written"),
]


CASES = [
    Case("profile", "known device, by profile", "-k profile", 0.80),
    Case("range", "in a range", "-k range", 0.80),
    Case("unknown", "unknown", "-k unknown", 0.80, status="s4"),
    # Each of them once, so that none must be fetched any more while it counts.
    Case("own", "own URL, from memory", "-k own", 0.70, warm_up="-k own -q"),
    Case("new", "new connection for each poll", "-k profile -C", 0.65),
    Case("tls", "TLS 1.3, full handshake, ECDSA P-256", "-k profile -C -T -c 16", 1.00),
    Case("resumed", "TLS 1.3, resumed", "-k profile -C -T -R -c 16", 1.00),
] + FILES


class Round:
    """What a server, and the stores that it asked, took for a poll."""

    def __init__(self, cpu_us, store_us, busy, report):
        self.cpu_us, self.store_us, self.busy, self.report = cpu_us, store_us, busy, report


class Load:
    """The load generator on its core; see phones.c."""

    def __init__(self, program, core, connections, devices, own_urls, path):
        self.command = ["taskset", "-c", str(core), program, "-c", str(connections), "-n", str(devices),
                        "-o", str(own_urls)]
        self.path = path

    def run(self, server, flags, seconds, check):
        port = server.port
        if "-T" in flags:
            port = server.rsa_port if "--rsa" in flags else server.tls_port
        before, after = server.path or self.path
        seed = str(time.time_ns() % 1000003)
        more = ["-p", str(port), "-d", str(seconds), "-s", seed, "-P", before, "-S", after]
        more += [flag for flag in flags if flag != "--rsa"] + ([] if check else ["-A", "0"])
        cpu, store, clock = server.cpu_seconds(), server.store_seconds(), time.time()
        done = subprocess.run(self.command + more, capture_output=True, text=True, timeout=seconds + 60)
        if done.returncode != 0:
            raise RuntimeError("phones failed: " + done.stderr)
        cpu, store = server.cpu_seconds() - cpu, server.store_seconds() - store
        report = json.loads(done.stdout)
        # Over all polls, also those before the counting began: they cost the same.
        polls = max(1, report["polls"] - report["unanswered"]) / 1e6
        return Round(cpu / polls, store / polls, cpu / (time.time() - clock), report)


class Loads:
    """The load that fits each server's data set."""

    def __init__(self, usual, by_server):
        self.usual, self.by_server = usual, by_server

    def run(self, server, flags, seconds, check):
        return self.by_server.get(server.name, self.usual).run(server, flags, seconds, check)


def problems(case, server, report):
    """What makes a round worthless, in words; nginx knows one answer for all."""
    found = []
    if report["errors"] > report["polls"] / 1000:
        found.append("%d errors" % report["errors"])
    if server.fixed and not case.file:
        return found
    expected = report["s3"] + report["s4"] if case.status == "both" else report[case.status]
    if expected != report["answers"]:
        found.append("answers 2xx %(s2)d, 3xx %(s3)d, 4xx %(s4)d, 5xx %(s5)d" % report)
    if report["wrong_answers"]:
        found.append("%d answers for another phone" % report["wrong_answers"])
    if "-R" in case.flags and report["resumed"] < report["connections"] * 0.9:
        found.append("only %d of %d handshakes resumed" % (report["resumed"], report["connections"]))
    return found


def compile_code(load, server, seconds):
    """Gives the JIT compiler the code of all cases; compiling is start-up, not the price of a poll."""
    for flags in ("-k profile", "-k profile -C", "-k profile -C -T -c 16"):
        load.run(server, flags.split(), seconds, False)


def warm(case, load, server, seconds):
    """Until a poll gets no cheaper: on a busy machine the JIT compiler takes its time."""
    if case.warm_up:
        load.run(server, case.warm_up, 120, False)
    best, tired = float("inf"), 0
    for _ in range(20):
        cpu_us = load.run(server, case.flags, seconds, False).cpu_us
        tired = tired + 1 if cpu_us > best * 0.97 else 0
        best = min(best, cpu_us)
        if tired == 3:
            return


def measure(case, load, servers, number_of_rounds, seconds, warm_up):
    for server in servers:
        if server.name != "nginx":
            warm(case, load, server, warm_up)
    return rounds(case, load, servers, number_of_rounds, seconds)


def rounds(case, load, servers, number_of_rounds, seconds):
    """Rounds for each server, in an order that turns, so that what else goes on hits all alike."""
    results = {server.name: [] for server in servers}
    notes = []
    for number in range(number_of_rounds):
        turn = number % len(servers)
        for server in servers[turn:] + servers[:turn]:
            result = load.run(server, case.flags_for(server), seconds, not server.fixed)
            results[server.name].append(result)
            for problem in problems(case, server, result.report):
                notes.append("%s, %s: %s" % (case.key, server.name, problem))
    return results, notes


def summary(results, name):
    """Median CPU time for a request, and the median, least and greatest ratio inside the rounds."""
    ratios = [n.cpu_us / max(1e-9, s.cpu_us) for n, s in zip(results["nginx"], results[name])]
    whole = [n.cpu_us / max(1e-9, s.cpu_us + s.store_us) for n, s in zip(results["nginx"], results[name])]
    return {
        "cpu_us": statistics.median(r.cpu_us for r in results[name]),
        "store_us": statistics.median(r.store_us for r in results[name]),
        "with_stores": statistics.median(whole),
        "ratio": statistics.median(ratios),
        "least": min(ratios),
        "greatest": max(ratios),
        "busy": statistics.median(r.busy for r in results[name]),
        "p99_us": statistics.median(r.report["p99_us"] for r in results[name]),
    }
