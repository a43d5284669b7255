"""Every kind of poll side by side with the peers: what `run --all` measures."""
import statistics

import cases
import files
import servers
from cases import Case
from peers import Peers

PROXIES = ["nginx-map", "haproxy-map", "nginx-lua-redis"]
SCRIPTS = ["php", "php-redis", "php-postgresql", "php-mariadb", "uvicorn-postgresql", "twisted-postgresql"]
OURS = ["pointsman-17", "pointsman-25"]
# One nginx more, which keeps the files open that it serves.
OPEN = "nginx-open-files"
GROUPS = {"proxies": PROXIES, "scripts": SCRIPTS}
SMALL = "pointsman.routing.own-urls-in-memory"

# A case and who takes part in it, beside nginx.
ROWS = [
    (Case("known", "known device, keep-alive", "-k profile", 0.80), OURS + PROXIES + SCRIPTS),
    (Case("range", "in a range, keep-alive", "-k range", 0.80), OURS),
    (Case("unknown", "unknown, keep-alive", "-k unknown", 0.80, status="s4"), OURS + PROXIES[:2]),
    (Case("mixed", "mixed, keep-alive", "-k mixed", 0.70, status="both", warm_up="-k own -q"), OURS),
    (Case("own", "own URL, from memory", "-k own", 0.70), OURS),
    (Case("own-redis", "own URL, from Redis", "-k own", 0.50), ["pointsman-redis", "nginx-lua-redis", "php-redis"]),
    (Case("own-postgresql", "own URL, from PostgreSQL", "-k own", 0.12),
     ["pointsman-postgresql", "php-postgresql", "uvicorn-postgresql", "twisted-postgresql"]),
    (Case("new", "new connection a poll", "-k profile -C", 0.65), OURS + PROXIES + SCRIPTS[:1]),
    (Case("tls", "TLS 1.3, full, ECDSA P-256", "-k profile -C -T -c 16", 1.00), OURS),
    (Case("resumed", "TLS 1.3, resumed, ECDSA", "-k profile -C -T -R -c 16", 1.00), OURS),
    (Case("tls-rsa", "TLS 1.3, full, RSA 2048", "-k profile -C -T -c 16 --rsa", None), ["pointsman-redis"]),
    (Case("resumed-rsa", "TLS 1.3, resumed, RSA 2048", "-k profile -C -T -R -c 16 --rsa", None), ["pointsman-redis"]),
] + [(case, [OPEN] + OURS) for case in cases.FILES]

# Devices, organizations.
SETS = [(1_000_000, 1), (1_000_000, 100), (1_000_000, 10_000), (10_000_000, 2_000)]
SHARES = [0.25, 0.5, 0.75]


class Matrix:
    def __init__(self, arguments, here, home, jdks, classpath, stores_folder):
        self.arguments, self.here, self.home = arguments, here, home
        self.java = {release: folder + "/bin/java" for release, folder in jdks.items()}
        self.any = next(iter(self.java.values()))
        self.classpath, self.stores_folder = classpath, stores_folder
        self.results, self.latencies, self.notes = [], [], []
        self.without = {one for name in arguments.without.split(",") for one in GROUPS.get(name, [name])}
        self.tenant = None

    def fill(self):
        """All data sets, so that a measurement need not wait for them."""
        for devices, organizations in [(self.arguments.devices, 2_000)] + SETS:
            print("Filling %s devices of %s organizations" % (format(devices, ","), format(organizations, ",")),
                  flush=True)
            self.stores(devices, organizations).stop()

    def stores(self, devices, organizations):
        return servers.start_stores(self.any, self.classpath, self.stores_folder(devices, organizations),
                                    self.arguments.load_core, devices, self.arguments.own_urls, organizations,
                                    *([self.tenant] if self.tenant else []))

    def pointsman(self, name, stores, java=None, heap="512m", **more):
        jvm = [heap if option.startswith("-Xmx") else option for option in self.arguments.jvm.split()]
        jvm = [option if option.startswith("-") else "-Xmx" + option for option in jvm]
        return servers.start_pointsman(name, java or self.any, self.home, self.arguments.work,
                                       self.arguments.server_core, stores, jvm, **more)

    def run(self):
        a = self.arguments
        nginx = servers.start_nginx(self.here, a.work, a.server_core)
        self.tenant = nginx.tenant
        stores = self.stores(a.devices, 2_000)
        open_files = servers.Part(nginx, nginx.port, None, [])
        open_files.name, open_files.fixed, open_files.files = OPEN, True, "/open/"
        nginx.beside = []
        there = {"nginx": nginx, OPEN: open_files}
        for release, java in self.java.items():
            there["pointsman-" + release] = self.pointsman("pointsman-" + release, stores, java)
        redis = self.pointsman("pointsman-redis", stores, certificate="rsa", more={SMALL: 0})
        redis.rsa_port, redis.asks = redis.tls_port, [(stores, "redis-server")]
        there["pointsman-redis"] = redis
        postgresql = self.pointsman("pointsman-postgresql", stores, redis=False, more={SMALL: 0})
        postgresql.asks = [(stores, "postgres")]
        there["pointsman-postgresql"] = postgresql
        for server in list(there.values())[2:]:
            print("%s ready after %.1f s" % (server.name, servers.wait_until_ready(server)), flush=True)
        peers = Peers(self.here, a.work, a.server_core, a.load_core, stores, a.devices, 2_000)
        there.update(peers.start(self.without))
        files.copy([case for case, _ in ROWS], there[next(name for name in OURS if name in there)], a.work)
        self.measure(there)
        for server in peers.started + list(there.values()):
            if server is not nginx and isinstance(server, servers.Server):
                server.stop()
        if self.wants("sets"):
            self.measure_sets(nginx)

    def wants(self, key):
        """Whether a case, or what is named like one, is to be measured."""
        return key not in self.without and (not self.arguments.cases or key in self.arguments.cases.split(","))

    def load(self, devices=None):
        a = self.arguments
        return cases.Load(a.work + "/phones", a.load_core, a.connections, devices or a.devices, a.own_urls,
                          a.path.split(":", 1))

    def measure(self, there):
        load = self.load()
        rows = [(case, [name for name in ["nginx"] + names if name in there])
                for case, names in ROWS if self.wants(case.key)]
        for name in {name for _, names in rows for name in names}:
            if name.startswith("pointsman"):
                self.warm(load, there[name], [case for case, names in rows if name in names])
        heading()
        for case, names in rows:
            for name in names:
                if not name.startswith("pointsman") and case.key in ("known", "own-redis", "own-postgresql"):
                    # Scripts open their connections to the stores.
                    load.run(there[name], case.flags, 1, False)
            self.row(case, load, [there[name] for name in names])
        if self.wants("latency"):
            self.measure_latency(load, there)

    def warm(self, load, server, its_cases):
        """Gives the JIT compiler the code of its cases, and fills its caches."""
        for case in its_cases:
            if case.flags[:2] == ["-k", "own"] and server.name != "pointsman-postgresql":
                load.run(server, ["-k", "own", "-q"], 60, False)
            elif case.file and case.warm_up:
                load.run(server, case.warm_up, 60, False)
            load.run(server, case.flags, self.arguments.compile if case.key in ("known", "new", "tls-rsa", "own-redis",
                     "own-postgresql", "tls", "written", "fetched") else 2, False)

    def row(self, case, load, there):
        results, notes = cases.rounds(case, load, there, self.arguments.rounds, self.arguments.seconds)
        self.notes += notes
        for server in there:
            figures = cases.summary(results, server.name)
            self.results.append({"case": case.key, "title": case.title, "goal": case.goal, "server": server.name,
                                 **figures})
            line(case, server.name, figures)

    def measure_latency(self, load, there):
        """At shares of what the slower of the two can do, both at the same rate."""
        pair = [there["nginx"]] + [there[name] for name in OURS if name in there][-1:]
        full = min(statistics.median(load.run(s, ["-k", "profile"], 1, False).report["polls"] for _ in range(3)) / 1.3
                   for s in pair)
        print("\n| Open loop, polls a second | Server | p50 µs | p99 µs | p99.9 µs |\n|---|---|---:|---:|---:|")
        for share in SHARES:
            rate = int(full * share)
            seen = {server.name: [] for server in pair}
            for _ in range(self.arguments.rounds):
                for server in pair:
                    flags = ["-k", "profile", "-c", "256", "-r", str(rate)]
                    seen[server.name].append(load.run(server, flags, 2, False).report)
            for name, reports in seen.items():
                figures = {key: statistics.median(r[key] for r in reports) for key in ("p50_us", "p99_us", "p999_us")}
                self.latencies.append({"share": share, "rate": rate, "server": name, **figures})
                print("| %d (%d %% of full load) | %s | %.0f | %.0f | %.0f |" % (
                    rate, share * 100, name, figures["p50_us"], figures["p99_us"], figures["p999_us"]), flush=True)

    def measure_sets(self, nginx):
        there = [nginx]
        loads = {}
        for devices, organizations in SETS:
            stores = self.stores(devices, organizations)
            name = "pointsman-%s-%d" % ("10m" if devices > 1_000_000 else "1m", organizations)
            server = self.pointsman(name, stores, heap="1g" if devices > 1_000_000 else "512m")
            there.append(server)
            loads[name] = self.load(devices)
        for server in there[1:]:
            print("%s ready after %.1f s" % (server.name, servers.wait_until_ready(server)), flush=True)
            loads[server.name].run(server, ["-k", "profile"], self.arguments.compile, False)
        heading()
        self.row(Case("sets", "known device, by data set", "-k profile", 0.80), cases.Loads(self.load(), loads), there)

    def document(self):
        return {"results": self.results, "latency": self.latencies, "not_valid": self.notes}


def heading():
    print("\n| Poll | Server | CPU µs | stores' µs | ratio | min-max | with stores | busy | goal |\n"
          "|---|---|---:|---:|---:|---:|---:|---:|---|", flush=True)


def line(case, name, figures):
    goal = ""
    if case.goal and name.startswith("pointsman"):
        goal = "%.2f %s" % (case.goal, "reached" if figures["ratio"] >= case.goal else "MISSED")
    print("| %s | %s | %.1f | %.1f | %.2f | %.2f-%.2f | %.2f | %.2f | %s |" % (
        case.title, name, figures["cpu_us"], figures["store_us"], figures["ratio"], figures["least"],
        figures["greatest"], figures["with_stores"], figures["busy"], goal), flush=True)
