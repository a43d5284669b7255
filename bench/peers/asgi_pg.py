"""uvicorn with asyncpg: one prepared select for each request."""
import os

import asyncpg

pool = None


async def app(scope, receive, send):
    global pool
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                pool = await asyncpg.create_pool(os.environ["BENCH_PG"], min_size=8, max_size=8)
                await send({"type": "lifespan.startup.complete"})
            else:
                await send({"type": "lifespan.shutdown.complete"})
                return
    async with pool.acquire() as connection:
        url = await connection.fetchval("select url from peer.device where mac = $1", int(scope["path"][1:13], 16))
    headers = [(b"content-length", b"0")] + ([(b"location", url.encode())] if url else [])
    await send({"type": "http.response.start", "status": 302 if url else 404, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
