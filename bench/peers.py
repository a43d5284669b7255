"""The usual ways to build such a service, for comparison. What is not installed is left out, and said."""
import glob
import grp
import os
import pwd
import shutil
import subprocess
import urllib.parse

import servers

# The addresses of phones.c and Stores.java.
OUIS = [0x001565, 0x805EC0, 0x249AD8, 0x44DBD2, 0x000413, 0x0004F2, 0x64167F, 0x482567,
        0x000B82, 0xC074AD, 0x00085D, 0x0C383E, 0x7C2F80, 0x589EC6, 0x001A8C, 0xB0C5CA]
MODULES = "/usr/lib/nginx/modules/"
PHP = "php8.2-fpm php8.2-opcache"


def has_python(*modules):
    code = "import " + ", ".join(modules)
    return os.access("/usr/bin/python3", os.X_OK) and subprocess.run(
        ["/usr/bin/python3", "-c", code], capture_output=True).returncode == 0


def has_php(extension):
    return bool(shutil.which("php-fpm8.2") and glob.glob("/usr/lib/php/*/%s.so" % extension))


class Peers:
    """Starts peers on a core, and what they ask on another."""

    def __init__(self, here, work, core, store_core, stores, devices, organizations):
        self.here, self.work, self.core, self.store_core = here, work, core, store_core
        self.stores, self.devices, self.organizations = stores, devices, organizations
        self.started, self.php, self.redis, self.mariadb = [], None, None, None

    def start(self, without=()):
        """All that can be started, by name."""
        known = [
            ("nginx-map", "nginx-light", shutil.which("nginx"), self.nginx_map),
            ("haproxy-map", "haproxy", shutil.which("haproxy"), self.haproxy),
            ("nginx-lua-redis", "libnginx-mod-http-lua libnginx-mod-http-ndk lua-resty-core lua-nginx-redis"
             " redis-server", os.path.exists(MODULES + "ngx_http_lua_module.so") and shutil.which("redis-server"),
             self.nginx_lua),
            ("php", PHP, has_php("opcache"), lambda: self.php_asking("none", [])),
            ("php-redis", PHP + " php8.2-redis redis-server", has_php("redis") and shutil.which("redis-server"),
             lambda: self.php_asking("redis", [(self.start_redis(), None)])),
            ("php-postgresql", PHP + " php8.2-pgsql", has_php("pdo_pgsql"),
             lambda: self.php_asking("pg", [(self.stores, "postgres")])),
            ("php-mariadb", PHP + " php8.2-mysql mariadb-server", has_php("pdo_mysql") and shutil.which("mariadbd"),
             lambda: self.php_asking("my", [(self.start_mariadb(), None)])),
            ("uvicorn-postgresql", "python3-uvicorn python3-uvloop python3-httptools python3-asyncpg",
             has_python("uvicorn", "uvloop", "httptools", "asyncpg"), self.uvicorn),
            ("twisted-postgresql", "python3-twisted python3-psycopg2", has_python("twisted", "psycopg2"),
             self.twisted),
        ]
        peers = {}
        for name, packages, there, begin in known:
            if name in without:
                continue
            if not there:
                print("%s is left out: apt-get install %s" % (name, packages), flush=True)
                continue
            server = begin()
            server.name = name
            peers[name] = server
        return peers

    def nginx_map(self):
        self.table("devices.nginx", lambda mac, url: "%s %s;\n" % (mac, url))
        return self.nginx("nginx-map", {})

    def nginx_lua(self):
        server = self.nginx("nginx-lua", {"REDIS": self.start_redis().port})
        server.asks = [(self.start_redis(), None)]
        return server

    def haproxy(self):
        self.table("devices.haproxy", lambda mac, url: "%s %s\n" % (mac, url))
        port = servers.free_ports(1)[0]
        config = self.render("haproxy.cfg", {"PORT": port})
        return self.listening("haproxy", ["haproxy", "-db", "-f", config], port)

    def php_asking(self, kind, asks):
        if not self.php:
            self.php = self.start_php()
        server = servers.Part(self.php, self.php.port, ("/%s/" % kind, ".cfg"), asks)
        server.fixed = kind == "none"
        return server

    def start_php(self):
        database = self.database()
        self.render("redirect.php", {
            "REDIS": self.start_redis().port if shutil.which("redis-server") else 1, "PG": database.port,
            "PGDB": database.path[1:], "PGUSER": database.username,
            "PGPASSWORD": urllib.parse.unquote(database.password or "")})
        config = self.render("php-fpm.conf", {
            "USER": pwd.getpwuid(os.getuid()).pw_name, "GROUP": grp.getgrgid(os.getgid()).gr_name})
        fpm = self.server("php-fpm", ["php-fpm8.2", "-F", "-R", "-y", config])
        fpm.wait_until(lambda: os.path.exists(self.work + "/fpm.sock"), 10)
        nginx = self.nginx("nginx-php", {})
        nginx.beside = [fpm]
        return nginx

    def uvicorn(self):
        port = servers.free_ports(1)[0]
        command = ["/usr/bin/python3", "-m", "uvicorn", "--app-dir", self.here + "/peers", "asgi_pg:app", "--port",
                   str(port), "--no-access-log", "--log-level", "warning", "--loop", "uvloop", "--http", "httptools"]
        return self.listening("uvicorn", command, port, [(self.stores, "postgres")])

    def twisted(self):
        port = servers.free_ports(1)[0]
        command = ["/usr/bin/python3", self.here + "/peers/twisted_pg.py", str(port)]
        return self.listening("twisted", command, port, [(self.stores, "postgres")])

    def start_redis(self):
        if not self.redis:
            port = servers.free_ports(1)[0]
            self.redis = self.listening(
                "peers-redis", ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "",
                                "--appendonly", "no", "--dir", self.work], port, core=self.store_core)
            self.table("devices.resp", lambda mac, url: "SET d:%s %s\r\n" % (mac, url))
            with open(self.work + "/devices.resp", "rb") as commands:
                subprocess.run(["redis-cli", "-p", str(port), "--pipe"], stdin=commands, check=True,
                               capture_output=True)
        return self.redis

    def start_mariadb(self):
        if not self.mariadb:
            folder, socket = self.work + "/mariadb", self.work + "/my.sock"
            options = ["--no-defaults", "--datadir=" + folder, "--user=" + pwd.getpwuid(os.getuid()).pw_name]
            fresh = not os.path.exists(folder + "/filled")
            if fresh:
                shutil.rmtree(folder, ignore_errors=True)
                subprocess.run(["mariadb-install-db"] + options + ["--auth-root-authentication-method=normal"],
                               check=True, capture_output=True)
            self.mariadb = self.server(
                "mariadb", ["mariadbd"] + options + ["--skip-networking", "--socket=" + socket, "--local-infile=1",
                                                     "--innodb-buffer-pool-size=256M"], self.store_core)
            self.mariadb.wait_until(lambda: subprocess.run(
                ["mariadb-admin", "-uroot", "-S", socket, "ping"], capture_output=True).returncode == 0, 60)
            if fresh:
                self.table("devices.csv", lambda mac, url: "%d,%s\n" % (int(mac, 16), url))
                subprocess.run(
                    ["mariadb", "-uroot", "-S", socket, "--local-infile=1", "-e",
                     "create database bench; create user bench@localhost identified by 'bench';"
                     " grant all on bench.* to bench@localhost;"
                     " create table bench.device (mac bigint primary key, url varchar(128) not null);"
                     " load data local infile '%s/devices.csv' into table bench.device fields terminated by ',';"
                     % self.work], check=True, capture_output=True)
                open(folder + "/filled", "w").close()
        return self.mariadb

    def database(self):
        return urllib.parse.urlparse(self.stores.database)

    def nginx(self, name, values):
        port = servers.free_ports(1)[0]
        config = self.render(name + ".conf", {"PORT": port, **values})
        return self.listening(name, ["nginx", "-e", "%s/%s.err" % (self.work, name), "-c", config], port)

    def listening(self, name, command, port, asks=(), core=None):
        server = self.server(name, command, core)
        server.port, server.asks = port, list(asks)
        server.wait_until(lambda: servers.accepts(port), 120)
        return server

    def server(self, name, command, core=None):
        environment = {"PYTHONDONTWRITEBYTECODE": "1", "BENCH_PG": self.stores.database}
        server = servers.Server(name, command, self.core if core is None else core,
                                "%s/%s.out" % (self.work, name), environment)
        self.started.append(server)
        return server

    def render(self, name, values):
        with open("%s/peers/%s" % (self.here, name)) as template:
            text = template.read()
        for key, value in {"WORK": self.work, **values}.items():
            text = text.replace("@%s@" % key, str(value))
        target = "%s/%s" % (self.work, name)
        with open(target, "w") as rendered:
            rendered.write(text)
        return target

    def table(self, name, line):
        """All devices, as Stores.java has them."""
        if os.path.exists("%s/%s" % (self.work, name)):
            return
        with open("%s/%s" % (self.work, name), "w") as out:
            for i in range(self.devices):
                mac = "%012x" % (OUIS[i & 15] << 24 | ((i >> 4) * 0x9E3779B1 & 0xFFFFFF))
                holder = (i * 2654435761 >> 7) % self.organizations
                out.write(line(mac, "https://prov.t%04d.pbx.example.net/p/%s" % (holder, mac)))
