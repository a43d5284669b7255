"""What the benches find or build before they measure: JDKs, our own small programs, folders of stores."""
import glob
import hashlib
import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.dirname(HERE)


def jdk(release):
    """A JDK's folder: JAVA_HOME_17 and the like, JAVA_HOME, or where Debian puts them."""
    candidates = [os.environ.get("JAVA_HOME_" + release), os.environ.get("JAVA_HOME")]
    candidates += sorted(glob.glob("/usr/lib/jvm/*"))
    for folder in filter(None, candidates):
        try:
            with open(folder + "/release") as lines:
                if 'JAVA_VERSION="%s' % release in lines.read() and os.access(folder + "/bin/javac", os.X_OK):
                    return os.path.realpath(folder)
        except OSError:
            continue
    return None


def java_programs(java_home, work, libraries):
    """Compiles them against the class path given, and gives theirs."""
    sources = glob.glob(HERE + "/java/**/*.java", recursive=True)
    subprocess.run([java_home + "/bin/javac", "--release", "17", "-proc:none", "-nowarn", "-d", work + "/classes",
                    "-cp", libraries] + sources, check=True)
    return work + "/classes:" + libraries


def stores_folder(work, devices, own_urls, organizations):
    """Named after what it was filled by, so that a change fills a new one."""
    digest = hashlib.sha256()
    sources = glob.glob(HOME + "/src/main/resources/db/migration/*.sql") + glob.glob(HERE + "/java/*.java")
    for name in sorted(sources):
        with open(name, "rb") as content:
            digest.update(content.read())
    return "%s/stores-%d-%d-%d-%s" % (work, devices, own_urls, organizations, digest.hexdigest()[:8])
