"""Starts what is measured, each process pinned to a core, and ends only what it has started."""
import base64
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import files

TICKS = os.sysconf("SC_CLK_TCK")


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for s in sockets:
            s.bind(("127.0.0.1", 0))
        return [s.getsockname()[1] for s in sockets]
    finally:
        for s in sockets:
            s.close()


# Everything, so that nothing is left behind, however a run ends.
STARTED = []


class Server:
    """A process of ours and its children."""

    def __init__(self, name, command, core, log, environment=None, ends_with_input=False):
        self.name, self.log, self.ends_with_input = name, log, ends_with_input
        # Where its phones ask, if not as phones do; which stores' time is to be counted, as pairs of a
        # server and the beginning of its processes' names; and whether it has the right answer for each phone.
        self.path, self.asks, self.fixed = None, [], False
        # Where it has the files of files.py, if it has one for all phones.
        self.files = None
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("POINTSMAN_", "QUARKUS_"))}
        with open(log, "wb") as output:
            self.process = subprocess.Popen(
                ["taskset", "-c", str(core)] + command, stdin=subprocess.PIPE, stdout=output,
                stderr=subprocess.STDOUT, env={**inherited, **(environment or {})}, start_new_session=True)
        STARTED.append(self)

    def output(self):
        with open(self.log, errors="replace") as lines:
            return lines.read()

    def wait_until(self, ready, seconds):
        begin = time.time()
        while not ready():
            if self.process.poll() is not None:
                sys.exit("%s has ended:\n%s" % (self.name, self.output()[-4000:]))
            if time.time() - begin > seconds:
                sys.exit("%s is not ready after %d s, see %s" % (self.name, seconds, self.log))
            time.sleep(0.05)
        return time.time() - begin

    def cpu_seconds(self, names=None):
        """Of the process and its descendants, or of those whose names begin so."""
        parents, used, called = {}, {}, {}
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                try:
                    with open("/proc/%s/stat" % entry) as stat:
                        head, tail = stat.read().rsplit(")", 1)
                except OSError:
                    continue
                fields = tail.split()
                parents[int(entry)], called[int(entry)] = int(fields[1]), head.split("(", 1)[1]
                # With its children that have ended; names are cut off by the kernel.
                used[int(entry)] = sum(map(int, fields[11:15])) / TICKS
        return sum(cpu for pid, cpu in used.items()
                   if (names is None or called[pid].startswith(names)) and self.is_mine(pid, parents))

    def family(self):
        parents = {}
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                try:
                    with open("/proc/%s/stat" % entry) as stat:
                        parents[int(entry)] = int(stat.read().rsplit(")", 1)[1].split()[1])
                except OSError:
                    continue
        return [pid for pid in parents if self.is_mine(pid, parents)]

    def is_mine(self, pid, parents):
        while pid in parents and pid != self.process.pid:
            pid = parents[pid]
        return pid == self.process.pid

    def store_seconds(self):
        """Of the stores that it asks."""
        return sum(server.cpu_seconds(names) for server, names in self.asks)

    def stop(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            try:
                if self.ends_with_input:
                    self.process.wait(30)
                    return
                self.process.send_signal(signal.SIGTERM)
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                for pid in self.family():
                    os.kill(pid, signal.SIGINT)
                self.process.wait(30)


class Part:
    """A server that is asked in several ways, in one of them."""

    def __init__(self, whole, port, path, asks):
        self.whole, self.port, self.path, self.asks, self.fixed = whole, port, path, asks, False
        self.files = None

    def cpu_seconds(self):
        return sum(server.cpu_seconds() for server in [self.whole] + self.whole.beside)

    def store_seconds(self):
        return sum(server.cpu_seconds(names) for server, names in self.asks)


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=2) as reply:
            return reply.status == 200
    except (OSError, urllib.error.URLError):
        return False


def accepts(port):
    with socket.socket() as s:
        return s.connect_ex(("127.0.0.1", port)) == 0


def certificate(work):
    """ECDSA P-256, as the servers shall have it in production, and RSA 2048 for old phones."""
    for name, key in {"tls": ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"], "rsa": ["rsa:2048"]}.items():
        if not os.path.exists("%s/%s.crt" % (work, name)):
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey"] + key + [
                    "-nodes", "-keyout", "%s/%s.key" % (work, name), "-out", "%s/%s.crt" % (work, name), "-days",
                    "3650", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
                check=True, capture_output=True)


def start_nginx(here, work, core):
    port, tls_port, rsa_port, tenant_port = free_ports(4)
    files.tenant(work, "http://127.0.0.1:%d/" % tenant_port)
    with open(here + "/nginx.conf") as template:
        text = template.read()
    for key, value in {"WORK": work, "PORT": port, "TLS_PORT": tls_port, "RSA_PORT": rsa_port,
                       "TENANT_PORT": tenant_port}.items():
        text = text.replace("@%s@" % key, str(value))
    with open(work + "/nginx.conf", "w") as rendered:
        rendered.write(text)
    server = Server("nginx", ["nginx", "-e", work + "/nginx.log", "-c", work + "/nginx.conf"], core,
                    work + "/nginx.out")
    server.port, server.tls_port, server.rsa_port, server.fixed = port, tls_port, rsa_port, True
    server.files, server.tenant = "/files/", "http://127.0.0.1:%d/" % tenant_port
    server.wait_until(lambda: accepts(port) and accepts(tls_port), 10)
    return server


def start_stores(java, classpath, work, core, devices, own_urls, organizations=2000,
                 tenant="http://127.0.0.1:9/"):
    """tenant: the URL of the folder that PROXY profiles fetch from."""
    server = Server("the stores", [java, "-Xmx256m", "-cp", classpath, "Stores", work, str(devices), str(own_urls),
                                   str(organizations), tenant], core, work + ".log", ends_with_input=True)
    server.wait_until(lambda: "\nready\n" in server.output(), 900)
    lines = dict(line.split(" ", 1) for line in server.output().splitlines() if " " in line)
    server.database, server.redis = lines["database"], lines["redis"]
    return server


def start_pointsman(name, java, home, work, core, stores, jvm, certificate="tls", redis=True, more=None):
    """In production mode with everything on; only the limits for one address let all phones in.

    more: further settings.
    """
    port, tls_port, api, management = free_ports(4)
    settings = {
        "quarkus.http.host": "127.0.0.1",
        "quarkus.http.port": api,
        "quarkus.management.host": "127.0.0.1",
        "quarkus.management.port": management,
        "quarkus.tls.phone.key-store.pem.bench.cert": "%s/%s.crt" % (work, certificate),
        "quarkus.tls.phone.key-store.pem.bench.key": "%s/%s.key" % (work, certificate),
        "pointsman.phone.host": "127.0.0.1",
        "pointsman.phone.port": port,
        "pointsman.phone.tls-port": tls_port,
        "pointsman.phone.rate-limit": 1_000_000,
        "pointsman.phone.rate-burst": 1_000_000,
        "pointsman.phone.max-connections-per-address": 10_000,
        "pointsman.phone.public-urls": "http://phones.example.net",
        "pointsman.proxy.allowed-networks": "127.0.0.0/8",
        # The key that FileProfiles.java names; it guards nothing.
        "pointsman.secrets.keys": "bench:" + base64.b64encode(bytes(32)).decode(),
        "pointsman.routing.snapshot-file": "%s/%s.snapshot" % (work, name),
        **(more or {}),
    }
    environment = {"POINTSMAN_DATABASE_URL": stores.database, "POINTSMAN_REDIS_URL": stores.redis if redis else "none"}
    command = [java] + jvm + ["-D%s=%s" % pair for pair in settings.items()]
    server = Server(name, command + ["-jar", home + "/target/quarkus-app/quarkus-run.jar"], core,
                    "%s/%s.log" % (work, name), environment)
    server.port, server.tls_port = port, tls_port
    server.ready = "http://127.0.0.1:%d/q/health/ready" % management
    return server


def wait_until_ready(server):
    """Gives the seconds since this call."""
    seconds = server.wait_until(lambda: answers(server.ready), 300)
    server.wait_until(lambda: accepts(server.tls_port), 10)
    return seconds
