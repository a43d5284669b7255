"""Twisted web with psycopg2: one select for each request."""
import os
import sys

from twisted.enterprise import adbapi
from twisted.internet import reactor
from twisted.web import resource, server

database = adbapi.ConnectionPool("psycopg2", os.environ["BENCH_PG"], cp_min=4, cp_max=8)


class Phones(resource.Resource):
    isLeaf = True

    def render_GET(self, request):
        def found(rows):
            request.setResponseCode(302 if rows else 404)
            if rows:
                request.setHeader(b"location", rows[0][0].encode())
            request.finish()

        mac = int(request.path[1:13], 16)
        database.runQuery("select url from peer.device where mac = %s", (mac,)).addCallback(found)
        return server.NOT_DONE_YET


reactor.listenTCP(int(sys.argv[1]), server.Site(Phones()), interface="127.0.0.1", backlog=1024)
reactor.run()
