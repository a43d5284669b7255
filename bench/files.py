"""The files of MANIFEST and PROXY profiles: what the tenant has, and copies of what phones get for nginx."""
import http.client
import os

TENANT_BYTES = 4096


def tenant(work, home):
    """A Yealink's settings, of which a dozen lines name URLs at the tenant's server."""
    urls = ["static.auto_provision.server.url = %sp/" % home,
            "static.firmware.url = %sfw/T46G-28.83.0.120.rom" % home,
            "static.trusted_certificates.url = %scertificates/ca.pem" % home,
            "wallpaper_upload.url = %simages/wallpaper.jpg" % home]
    urls += ["remote_phonebook.data.%d.url = %sphonebooks/%d.xml" % (n, home, n) for n in range(1, 5)]
    urls += ["ringtone.url = %sringtones/%d.wav" % (home, n) for n in range(1, 5)]
    lines = ["#!version:1.0.0.1"] + urls
    number = 1
    while sum(len(line) + 1 for line in lines) < TENANT_BYTES - 80:
        lines.append("linekey.%d.label = Extension %d of the second floor" % (number, number))
        number += 1
    text = "\n".join(lines) + "\n"
    text += "#" * (TENANT_BYTES - len(text) - 1) + "\n"
    os.makedirs(work + "/tenant", exist_ok=True)
    with open(work + "/tenant/tenant.cfg", "w") as out:
        out.write(text)


def copy(cases, server, work):
    """One answer of each case's, so that nginx serves as many bytes."""
    os.makedirs(work + "/files", exist_ok=True)
    for case in cases:
        if case.file and case.status == "s2":
            body = answer(server.port, case.flags)
            print("%s: %d bytes" % (case.title, len(body)), flush=True)
            with open(work + "/files/" + case.file, "wb") as out:
                out.write(body)


def answer(port, flags):
    """What the first phone of a kind gets."""
    options = dict(zip(flags, flags[1:]))
    mac = {"written": "14b370000000", "fetched": "c4fc22000000"}[options["-k"]]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    agent = options.get("-U", "Yealink SIP-T46G 28.72.0.1 ") + ":".join(mac[i:i + 2] for i in range(0, 12, 2))
    connection.request("GET", options["-P"] + mac + options["-S"], headers={"User-Agent": agent})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != 200 or mac.encode() not in body:
        raise RuntimeError("%s%s answers %d: %r" % (options["-P"], mac, response.status, body[:500]))
    return body
