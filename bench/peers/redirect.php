<?php
// One look-up, one redirect: /none/ none, /redis/, /pg/ and /my/ by persistent connections.
[, $kind, $mac] = explode('/', $_SERVER['REQUEST_URI'], 3);
$mac = strtolower(substr($mac, 0, 12));
if ($kind === 'none') {
    $url = 'https://prov.t0001.pbx.example.net/p/' . $mac;
} elseif ($kind === 'redis') {
    $redis = new Redis();
    $redis->pconnect('127.0.0.1', @REDIS@);
    $url = $redis->get('d:' . $mac);
} else {
    $dsn = $kind === 'pg' ? 'pgsql:host=127.0.0.1;port=@PG@;dbname=@PGDB@' : 'mysql:unix_socket=@WORK@/my.sock;dbname=bench';
    $db = new PDO($dsn, $kind === 'pg' ? '@PGUSER@' : 'bench', $kind === 'pg' ? '@PGPASSWORD@' : 'bench',
        [PDO::ATTR_PERSISTENT => true, PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
    $query = $db->prepare('select url from ' . ($kind === 'pg' ? 'peer.device' : 'device') . ' where mac = ?');
    $query->execute([hexdec($mac)]);
    $url = $query->fetchColumn();
}
if ($url) {
    header('Location: ' . $url, true, 302);
} else {
    http_response_code(404);
}
