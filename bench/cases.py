"""What is asked of the servers, and how an interleaved run of it is measured."""
import json
import statistics
import subprocess
import time


class Case:
    """One kind of poll. The goal is nginx's CPU time for a request divided by ours."""

    def __init__(self, key, title, flags, goal, status="s3", warm_up=None):
        self.key, self.title, self.flags, self.goal, self.status = key, title, flags.split(), goal, status
        self.warm_up = warm_up.split() if warm_up else None


CASES = [
    Case("profile", "known device, by profile", "-k profile", 0.60),
    Case("range", "in a range", "-k range", 0.60),
    Case("unknown", "unknown", "-k unknown", 0.60, status="s4"),
    # Each of them once, so that none must be fetched any more while it counts.
    Case("own", "own URL, from memory", "-k own", 0.50, warm_up="-k own -q"),
    Case("new", "new connection for each poll", "-k profile -C", 0.50),
    Case("tls", "TLS 1.3, full handshake, ECDSA P-256", "-k profile -C -T -c 16", 0.80),
    Case("resumed", "TLS 1.3, resumed", "-k profile -C -T -R -c 16", 0.80),
]


class Round:
    def __init__(self, cpu_us, busy, report):
        self.cpu_us, self.busy, self.report = cpu_us, busy, report


class Load:
    """The load generator on its core; see phones.c."""

    def __init__(self, program, core, connections, devices, own_urls, path):
        self.command = ["taskset", "-c", str(core), program, "-c", str(connections), "-n", str(devices),
                        "-o", str(own_urls), "-P", path[0], "-S", path[1]]

    def run(self, server, flags, seconds, check):
        port = server.tls_port if "-T" in flags else server.port
        seed = str(time.time_ns() % 1000003)
        more = ["-p", str(port), "-d", str(seconds), "-s", seed] + flags + ([] if check else ["-A", "0"])
        cpu, clock = server.cpu_seconds(), time.time()
        done = subprocess.run(self.command + more, capture_output=True, text=True, timeout=seconds + 60)
        if done.returncode != 0:
            raise RuntimeError("phones failed: " + done.stderr)
        cpu = server.cpu_seconds() - cpu
        report = json.loads(done.stdout)
        # Over all polls, also those before the counting began: they cost the same.
        return Round(cpu / max(1, report["polls"] - report["unanswered"]) * 1e6, cpu / (time.time() - clock), report)


def problems(case, server, report):
    """What makes a round worthless, in words; nginx knows one answer for all."""
    found = []
    if report["errors"] > report["polls"] / 1000:
        found.append("%d errors" % report["errors"])
    if server.name == "nginx":
        return found
    if report[case.status] != report["answers"]:
        found.append("answers 2xx %(s2)d, 3xx %(s3)d, 4xx %(s4)d, 5xx %(s5)d" % report)
    if report["wrong_locations"]:
        found.append("%d wrong Locations" % report["wrong_locations"])
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


def measure(case, load, servers, rounds, seconds, warm_up):
    """Rounds for each server, in an order that turns, so that what else goes on hits all alike."""
    for server in servers:
        if server.name != "nginx":
            warm(case, load, server, warm_up)
    results = {server.name: [] for server in servers}
    notes = []
    for number in range(rounds):
        turn = number % len(servers)
        for server in servers[turn:] + servers[:turn]:
            result = load.run(server, case.flags, seconds, server.name != "nginx")
            results[server.name].append(result)
            for problem in problems(case, server, result.report):
                notes.append("%s, %s: %s" % (case.key, server.name, problem))
    return results, notes


def summary(results, name):
    """Median CPU time for a request, and the median, least and greatest ratio inside the rounds."""
    ratios = [n.cpu_us / max(1e-9, s.cpu_us) for n, s in zip(results["nginx"], results[name])]
    return {
        "cpu_us": statistics.median(r.cpu_us for r in results[name]),
        "ratio": statistics.median(ratios),
        "least": min(ratios),
        "greatest": max(ratios),
        "busy": statistics.median(r.busy for r in results[name]),
        "p99_us": statistics.median(r.report["p99_us"] for r in results[name]),
    }
