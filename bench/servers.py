"""Starts what is measured, each process pinned to a core, and ends only what it has started."""
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

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


class Server:
    """A process of ours and its children."""

    def __init__(self, name, command, core, log, environment=None, ends_with_input=False):
        self.name, self.log, self.ends_with_input = name, log, ends_with_input
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("POINTSMAN_", "QUARKUS_"))}
        with open(log, "wb") as output:
            self.process = subprocess.Popen(
                ["taskset", "-c", str(core)] + command, stdin=subprocess.PIPE, stdout=output,
                stderr=subprocess.STDOUT, env={**inherited, **(environment or {})}, start_new_session=True)

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

    def cpu_seconds(self):
        """Of the process and its living children."""
        parents, used = {}, {}
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                try:
                    with open("/proc/%s/stat" % entry) as stat:
                        fields = stat.read().rsplit(")", 1)[1].split()
                except OSError:
                    continue
                parents[int(entry)] = int(fields[1])
                used[int(entry)] = (int(fields[11]) + int(fields[12])) / TICKS
        mine = self.process.pid
        return sum(cpu for pid, cpu in used.items() if pid == mine or parents[pid] == mine)

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
                self.process.kill()
                self.process.wait()


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
    """ECDSA P-256, as the servers shall have it in production."""
    if not os.path.exists(work + "/tls.crt"):
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
             "-keyout", work + "/tls.key", "-out", work + "/tls.crt", "-days", "3650", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)


def start_nginx(here, work, core):
    port, tls_port = free_ports(2)
    with open(here + "/nginx.conf") as template:
        text = template.read()
    for key, value in {"WORK": work, "PORT": port, "TLS_PORT": tls_port}.items():
        text = text.replace("@%s@" % key, str(value))
    with open(work + "/nginx.conf", "w") as rendered:
        rendered.write(text)
    server = Server("nginx", ["nginx", "-e", work + "/nginx.log", "-c", work + "/nginx.conf"], core,
                    work + "/nginx.out")
    server.port, server.tls_port = port, tls_port
    server.wait_until(lambda: accepts(port) and accepts(tls_port), 10)
    return server


def start_stores(java, classpath, work, core, devices, own_urls):
    server = Server("the stores", [java, "-cp", classpath, "Stores", work, str(devices), str(own_urls)], core,
                    work + ".log", ends_with_input=True)
    server.wait_until(lambda: "\nready\n" in server.output(), 900)
    lines = dict(line.split(" ", 1) for line in server.output().splitlines() if " " in line)
    server.database, server.redis = lines["database"], lines["redis"]
    return server


def start_pointsman(name, java, home, work, core, stores, jvm):
    """In production mode with everything on; only the limits for one address let all phones in."""
    port, tls_port, api, management = free_ports(4)
    settings = {
        "quarkus.http.host": "127.0.0.1",
        "quarkus.http.port": api,
        "quarkus.management.host": "127.0.0.1",
        "quarkus.management.port": management,
        "quarkus.tls.phone.key-store.pem.bench.cert": work + "/tls.crt",
        "quarkus.tls.phone.key-store.pem.bench.key": work + "/tls.key",
        "pointsman.phone.host": "127.0.0.1",
        "pointsman.phone.port": port,
        "pointsman.phone.tls-port": tls_port,
        "pointsman.phone.rate-limit": 1_000_000,
        "pointsman.phone.rate-burst": 1_000_000,
        "pointsman.phone.max-connections-per-address": 10_000,
        "pointsman.routing.snapshot-file": "%s/%s.snapshot" % (work, name),
    }
    environment = {"POINTSMAN_DATABASE_URL": stores.database, "POINTSMAN_REDIS_URL": stores.redis}
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
