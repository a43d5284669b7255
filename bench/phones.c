/*
 * Plays phones that poll a redirect service: one thread, epoll, HTTP/1.1 without pipelining.
 *
 * General load generators cannot do what phones do:
 *   - open a new TCP (and TLS) connection for each poll, with a full or a resumed handshake;
 *   - come at a rate of their own, with latency counted from the moment a poll was due, so that a
 *     server that stalls is not flattered;
 *   - know which answer belongs to which phone.
 *
 *   phones -p PORT            64 connections, as fast as the answers come, for 5 s
 *     -c N     connections              -d SECONDS  how long, at most 120
 *     -w SEC   not counted at first     -r RATE     polls a second (default: as fast as possible)
 *     -C       a new connection a poll  -T          TLS 1.3, full handshakes     -R  resumed ones
 *     -k KIND  which phones: profile | own | range | unknown | mixed | written | fetched (of MANIFEST and of
 *              PROXY profiles; see Stores.java for the data set)
 *     -N N     the first N of those with files only
 *     -q       every phone of the kind in turn, not at random, and an end after the last
 *     -E       remembers each phone's ETag and sends it as If-None-Match; needs -N
 *     -n N     devices in the data set  -o N        the last N of them have a URL of their own
 *     -P TEXT  path before the MAC      -S TEXT     path after it
 *     -U TEXT  User-Agent before the MAC
 *     -A N     every N-th answer's Location or body must hold the MAC that asked, a 304 the ETag that
 *              was sent (default 64, 0: none)
 *     -s SEED  of the random phones
 *
 * Prints one line of JSON. Dials 127.0.0.1 and nothing else.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <math.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef unsigned long long ull;

/* ---- options ---- */

static int connections = 64, new_connections = 0, tls = 0, resume = 0, port = 0, in_turn = 0;
static double duration = 5, warm = 0.3, rate = 0;
static char kind = 'p';
static const char *before_mac = "/device/", *after_mac = "", *agent = "Yealink SIP-T46G 28.72.0.1 ";
static uint64_t devices = 1000000, own_urls = 100000, with_files = 65536;
static long check_every = 64;

/* ---- which phones ask: the same addresses as in Stores.java ---- */

static const uint32_t DEVICE_OUIS[16] = {0x001565, 0x805EC0, 0x249AD8, 0x44DBD2, 0x000413, 0x0004F2,
                                         0x64167F, 0x482567, 0x000B82, 0xC074AD, 0x00085D, 0x0C383E,
                                         0x7C2F80, 0x589EC6, 0x001A8C, 0xB0C5CA};
static const uint32_t RANGE_OUIS[4] = {0x805E0C, 0x0080F0, 0x00A859, 0xEC74D7};
static const uint64_t ADDRESSES_IN_RANGES = 250 * 65536; /* in each of the four */

static uint64_t device_mac(uint64_t i) {
  return (uint64_t)DEVICE_OUIS[i & 15] << 24 | ((i >> 4) * 0x9E3779B1ULL & 0xFFFFFF);
}

static uint64_t range_mac(uint64_t n) {
  return (uint64_t)RANGE_OUIS[n & 3] << 24 | (n >> 2) % ADDRESSES_IN_RANGES;
}

static uint64_t written_mac(uint64_t n) { return 0x14B370ULL << 24 | n; }

static uint64_t fetched_mac(uint64_t n) { return 0xC4FC22ULL << 24 | n; }

static uint64_t unknown_mac(uint64_t n) { return 0x02FFEEULL << 24 | (n & 0xFFFFFF); }

static uint64_t random_state = 88172645463325252ULL, turn;

static uint64_t next_random(void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state * 2685821657736338717ULL;
}

/* Of ten phones six by profile, one with an own URL, two in a range, one unknown. */
static char mixed_kind(void) { return "pppppporru"[next_random() % 10]; }

/* Each phone's ETag, empty until it has one; NULL without -E. */
#define TAG 64
static char (*tags)[TAG];

static uint64_t phones_of_kind(void) {
  switch (kind) {
    case 'o': return own_urls;
    case 'w':
    case 'f': return with_files;
    default: return devices - own_urls;
  }
}

static uint64_t next_mac(void) {
  /* Whoever has no ETag yet first. */
  int ordered = in_turn || (tags && turn < with_files);
  uint64_t n = ordered ? turn++ : next_random() >> 8;
  uint64_t by_profile = devices - own_urls;
  switch (kind == 'm' ? mixed_kind() : kind) {
    case 'p': return device_mac(n % by_profile);
    case 'o': return device_mac(by_profile + n % own_urls);
    case 'r': return range_mac(n);
    case 'w': return written_mac(n % with_files);
    case 'f': return fetched_mac(n % with_files);
    default: return unknown_mac(n);
  }
}

/* ---- latencies: log-linear, 128 steps for each power of two, under 1 % error ---- */


#define STEPS 128
static uint64_t histogram[64 * STEPS], counted, slowest;
static double sum;

static void count_latency(uint64_t nanos) {
  int exponent = nanos < STEPS ? 0 : 63 - __builtin_clzll(nanos);
  int at = nanos < STEPS ? (int)nanos
                         : (exponent - 6) * STEPS + (int)((nanos >> (exponent - 7)) - STEPS);
  histogram[at]++;
  counted++;
  sum += nanos;
  if (nanos > slowest) slowest = nanos;
}

static double percentile_us(double share) {
  uint64_t want = (uint64_t)ceil(counted * share), seen = 0;
  for (int i = 0; i < 64 * STEPS; i++) {
    seen += histogram[i];
    if (seen >= want && seen) {
      uint64_t nanos = i < STEPS ? (uint64_t)i : ((uint64_t)(i % STEPS) + STEPS) << (i / STEPS - 1);
      return nanos / 1000.0;
    }
  }
  return slowest / 1000.0;
}

/* ---- connections ---- */

enum state { UNCONNECTED, IDLE, CONNECTING, HANDSHAKE, WRITING, READING };

struct phone {
  int fd;
  enum state state;
  SSL *ssl;
  uint32_t events;
  uint64_t due;
  char mac[16], request[1024], answer[16384];
  char *tag; /* of the phone that asks; NULL without -E */
  int request_length, sent, received, head; /* head: length of the answer's head, 0 if incomplete */
  long body;                                /* the body's length, -1 if not said */
  int closes, check, tag_sent;
};

/* How long answers may come in late. */
#define GRACE 5000000000ULL

static int epoll;
static struct sockaddr_in server;
static SSL_CTX *context;
static SSL_SESSION *session;
static struct phone **waiting;
static int waiters;
static uint64_t answers, errors, wrong_answers, by_status[6], dialled, resumed, octets;
static uint64_t polls, outstanding; /* the warm-up and what comes in late counted too */
static uint64_t begin, count_from, end, arrivals, backlog;

static uint64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ULL + t.tv_nsec;
}

static uint64_t arrival(uint64_t n) { return begin + (uint64_t)(n * (1e9 / rate)); }

static int keep_session(SSL *ssl, SSL_SESSION *fresh) {
  (void)ssl;
  if (session) SSL_SESSION_free(session);
  session = fresh;
  return 1;
}

static void await(struct phone *p, uint32_t events) {
  if (p->events == events) return;
  struct epoll_event event = {.events = events, .data.ptr = p};
  epoll_ctl(epoll, p->events ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, p->fd, &event);
  p->events = events;
}

static void hang_up(struct phone *p) {
  if (p->ssl) {
    SSL_set_quiet_shutdown(p->ssl, 1);
    SSL_shutdown(p->ssl);
    SSL_free(p->ssl);
    p->ssl = NULL;
  }
  if (p->fd >= 0) close(p->fd);
  p->fd = -1;
  p->events = 0;
  p->state = UNCONNECTED;
}

static int dial(struct phone *p) {
  p->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (p->fd < 0) return -1;
  int one = 1;
  setsockopt(p->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  /* A reset instead of TIME_WAIT, or the ports run out. */
  struct linger reset = {1, 0};
  if (new_connections) setsockopt(p->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  dialled++;
  p->events = 0;
  if (connect(p->fd, (struct sockaddr *)&server, sizeof server) < 0 && errno != EINPROGRESS) {
    hang_up(p);
    return -1;
  }
  p->state = CONNECTING;
  return 0;
}

static void write_request(struct phone *p) {
  uint64_t mac = next_mac();
  unsigned b[6];
  for (int i = 0; i < 6; i++) b[i] = mac >> (40 - 8 * i) & 0xFF;
  snprintf(p->mac, sizeof p->mac, "%012llx", (ull)mac);
  p->check = kind != 'u' && kind != 'm' && check_every > 0 && polls % check_every == 0;
  polls++;
  p->tag = tags ? tags[(mac & 0xFFFFFF) % with_files] : NULL;
  p->tag_sent = p->tag && *p->tag;
  p->request_length = snprintf(
      p->request, sizeof p->request,
      "GET %s%s%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
      "User-Agent: %s%02x:%02x:%02x:%02x:%02x:%02x\r\n"
      "Accept: */*\r\n%s%s%s%s\r\n",
      before_mac, p->mac, after_mac, port, agent, b[0], b[1], b[2], b[3], b[4], b[5],
      p->tag_sent ? "If-None-Match: " : "", p->tag_sent ? p->tag : "", p->tag_sent ? "\r\n" : "",
      new_connections ? "Connection: close\r\n" : "");
  p->sent = p->received = p->head = p->closes = 0;
  p->body = -1;
}

static void advance(struct phone *p);

static void poll_server(struct phone *p, uint64_t due) {
  p->due = due;
  write_request(p);
  outstanding++;
  if (p->state == UNCONNECTED) {
    if (dial(p) < 0) {
      errors++;
      outstanding--;
    } else {
      await(p, EPOLLOUT);
    }
    return;
  }
  p->state = WRITING;
  advance(p);
}

static void next_poll(struct phone *p) {
  uint64_t t = now();
  if (in_turn && turn >= phones_of_kind() && end > t) end = t;
  if (t >= end) {
    if (p->state != UNCONNECTED) hang_up(p);
  } else if (rate <= 0) {
    poll_server(p, t);
  } else if (arrival(arrivals) <= t) {
    uint64_t late = (uint64_t)((t - arrival(arrivals)) / (1e9 / rate));
    if (late > backlog) backlog = late;
    poll_server(p, arrival(arrivals++));
  } else {
    waiting[waiters++] = p;
    if (p->state != UNCONNECTED) {
      p->state = IDLE;
      await(p, EPOLLIN | EPOLLRDHUP);
    }
  }
}

/* The value of a header up to its line's end, which becomes its string's; NULL if there is none. */
static char *header(struct phone *p, const char *name) {
  char *line = strcasestr(p->answer, name);
  char *line_end = line ? strchr(line + 1, '\r') : NULL;
  if (!line_end || line - p->answer > p->head) return NULL;
  *line_end = 0;
  return line + strlen(name);
}

static int answers_its_phone(struct phone *p, int status) {
  if (status == 200) return strcasestr(p->answer + p->head, p->mac) != NULL;
  const char *name = status == 304 ? "\netag: " : "\nlocation:";
  char *value = header(p, name);
  return value && (status == 304 ? strcmp(value, p->tag) == 0 : strcasestr(value, p->mac) != NULL);
}

static void remember_tag(struct phone *p) {
  char *tag = header(p, "\netag: ");
  if (tag && strlen(tag) < TAG) strcpy(p->tag, tag);
}

static void finish(struct phone *p, int answered) {
  outstanding--;
  if (!answered) {
    errors++;
    hang_up(p);
  } else {
    int status = atoi(p->answer + 9), class = status / 100;
    if (p->due >= count_from && now() <= end) {
      count_latency(now() - p->due);
      answers++;
      by_status[class >= 1 && class <= 5 ? class : 0]++;
    }
    if (p->check && !answers_its_phone(p, status)) wrong_answers++;
    if (p->tag && status == 200) remember_tag(p);
    if (new_connections || p->closes) hang_up(p);
  }
  next_poll(p);
}

static void read_head(struct phone *p) {
  char *blank = memmem(p->answer, p->received, "\r\n\r\n", 4);
  if (!blank) return;
  p->head = blank - p->answer + 4;
  char kept = *blank;
  *blank = 0;
  char *length = strcasestr(p->answer, "\ncontent-length:");
  if (length) p->body = atol(length + 16);
  p->closes = strcasestr(p->answer, "\nconnection: close") != NULL;
  *blank = kept;
  if (p->body < 0 && !p->closes && !new_connections) p->body = 0;
}

/* 1: go on; 0: wait for what TLS asked for; -1: broken */
static int tls_wants(struct phone *p, int result) {
  if (result > 0) return 1;
  int error = SSL_get_error(p->ssl, result);
  if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE) {
    await(p, error == SSL_ERROR_WANT_READ ? EPOLLIN : EPOLLOUT);
    return 0;
  }
  ERR_clear_error();
  return -1;
}

static int connected(struct phone *p) {
  int error = 0;
  socklen_t length = sizeof error;
  getsockopt(p->fd, SOL_SOCKET, SO_ERROR, &error, &length);
  if (error) return -1;
  p->state = WRITING;
  if (tls) {
    p->ssl = SSL_new(context);
    SSL_set_fd(p->ssl, p->fd);
    SSL_set_connect_state(p->ssl);
    SSL_set_tlsext_host_name(p->ssl, "localhost");
    if (resume && session) SSL_set_session(p->ssl, session);
    p->state = HANDSHAKE;
  }
  return 1;
}

static int shake_hands(struct phone *p) {
  int go_on = tls_wants(p, SSL_do_handshake(p->ssl));
  if (go_on > 0) {
    if (SSL_session_reused(p->ssl)) resumed++;
    p->state = WRITING;
  }
  return go_on;
}

static int send_request(struct phone *p) {
  const char *from = p->request + p->sent;
  int left = p->request_length - p->sent, result;
  if (p->ssl) {
    result = SSL_write(p->ssl, from, left);
    int go_on = tls_wants(p, result);
    if (go_on <= 0) return go_on;
  } else {
    result = send(p->fd, from, left, MSG_NOSIGNAL);
    if (result < 0 && errno == EAGAIN) {
      await(p, EPOLLOUT);
      return 0;
    }
    if (result < 0) return -1;
  }
  p->sent += result;
  if (p->sent < p->request_length) return 1;
  p->state = READING;
  await(p, EPOLLIN);
  return p->ssl ? 1 : 0;
}

/* As above, and 2: the answer is complete. */
static int receive_answer(struct phone *p) {
  int room = sizeof p->answer - 1 - p->received, result, at_end = 0;
  if (room <= 0) return -1;
  if (p->ssl) {
    result = SSL_read(p->ssl, p->answer + p->received, room);
    int go_on = tls_wants(p, result);
    if (go_on == 0) return 0;
    at_end = go_on < 0;
  } else {
    result = recv(p->fd, p->answer + p->received, room, 0);
    if (result < 0 && errno == EAGAIN) return 0;
    at_end = result <= 0;
  }
  if (at_end) {
    p->closes = 1;
    return p->head && p->body < 0 ? 2 : -1;
  }
  p->received += result;
  octets += result;
  p->answer[p->received] = 0;
  if (!p->head) read_head(p);
  if (p->head && p->body >= 0 && p->received - p->head >= p->body) return 2;
  return 1;
}

static void advance(struct phone *p) {
  int go_on = 1;
  while (go_on == 1) {
    switch (p->state) {
      case CONNECTING: go_on = connected(p); break;
      case HANDSHAKE: go_on = shake_hands(p); break;
      case WRITING: go_on = send_request(p); break;
      case READING: go_on = receive_answer(p); break;
      default: return;
    }
  }
  if (go_on != 0) finish(p, go_on == 2);
}

/* ---- the run ---- */

static void prepare_tls(void) {
  context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_verify(context, SSL_VERIFY_NONE, NULL);
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
  SSL_CTX_set1_groups_list(context, "X25519:P-256");
  if (resume) {
    SSL_CTX_set_session_cache_mode(context,
                                   SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context, keep_session);
  }
}

/* Nanoseconds until something is due; starts what is due now. */
static uint64_t start_arrivals(void) {
  while (waiters) {
    uint64_t t = now(), due = arrival(arrivals);
    if (due > t) return due - t;
    uint64_t late = (uint64_t)((t - due) / (1e9 / rate));
    if (late > backlog) backlog = late;
    arrivals++;
    poll_server(waiting[--waiters], due);
  }
  return 100000000;
}

static void run(struct phone *phones) {
  struct epoll_event ready[256];
  /* Whoever asked before the end gets its answer, so that the server's work fits the count. */
  for (uint64_t t = now(); t < end || (outstanding && t < end + GRACE); t = now()) {
    uint64_t patience = rate > 0 && t < end ? start_arrivals() : 100000000;
    if (t < end && patience > end - t) patience = end - t;
    struct timespec timeout = {0, patience > 100000000 ? 100000000 : (long)patience};
    int n = epoll_pwait2(epoll, ready, 256, &timeout, NULL);
    for (int i = 0; i < n; i++) {
      struct phone *p = ready[i].data.ptr;
      if (p->fd < 0) continue;
      if (p->state == IDLE) hang_up(p); /* the server closed it */
      else advance(p);
    }
    if (rate > 0 || now() >= end) continue;
    for (int i = 0; i < connections; i++) {
      if (phones[i].state == UNCONNECTED) {
        if (errors) usleep(50);
        poll_server(&phones[i], now());
      }
    }
  }
}

int main(int count, char **values) {
  int option, remember = 0;
  while ((option = getopt(count, values, "p:c:d:w:r:k:n:o:N:P:S:U:A:s:CTRqE")) > 0) {
    switch (option) {
      case 'p': port = atoi(optarg); break;
      case 'c': connections = atoi(optarg); break;
      case 'd': duration = atof(optarg); break;
      case 'w': warm = atof(optarg); break;
      case 'r': rate = atof(optarg); break;
      case 'k': kind = optarg[0]; break;
      case 'n': devices = strtoull(optarg, NULL, 10); break;
      case 'o': own_urls = strtoull(optarg, NULL, 10); break;
      case 'N': with_files = strtoull(optarg, NULL, 10); break;
      case 'U': agent = optarg; break;
      case 'E': remember = 1; break;
      case 'P': before_mac = optarg; break;
      case 'S': after_mac = optarg; break;
      case 'A': check_every = atol(optarg); break;
      case 's': random_state ^= strtoull(optarg, NULL, 10) * 0x9E3779B97F4A7C15ULL; break;
      case 'C': new_connections = 1; break;
      case 'T': tls = 1; break;
      case 'R': resume = 1; break;
      case 'q': in_turn = 1; break;
      default: fprintf(stderr, "The head of phones.c says how to use it.\n"); return 2;
    }
  }
  if (port <= 0 || connections <= 0 || devices <= own_urls || own_urls == 0) {
    fprintf(stderr, "phones: -p, -c, -n and -o must be positive, and -n above -o\n");
    return 2;
  }
  if (with_files < 1 || with_files > 65536) {
    fprintf(stderr, "phones: -N must be 1 to 65536\n");
    return 2;
  }
  if (remember) tags = calloc(with_files, sizeof *tags);
  if (duration > 120) duration = 120;
  signal(SIGPIPE, SIG_IGN);
  server.sin_family = AF_INET;
  server.sin_port = htons(port);
  server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (tls) prepare_tls();
  epoll = epoll_create1(0);
  struct phone *phones = calloc(connections, sizeof *phones);
  waiting = calloc(connections, sizeof *waiting);
  for (int i = 0; i < 16; i++) next_random();
  begin = now();
  count_from = begin + (uint64_t)(warm * 1e9);
  end = count_from + (uint64_t)(duration * 1e9);
  for (int i = 0; i < connections; i++) {
    phones[i].fd = -1;
    if (rate > 0) waiting[waiters++] = &phones[i];
    else poll_server(&phones[i], now());
  }
  run(phones);
  double seconds = end > count_from ? (end - count_from) / 1e9 : 0;
  printf("{\"polls\":%llu,\"unanswered\":%llu,\"answers\":%llu,\"seconds\":%.3f,\"errors\":%llu,"
         "\"wrong_answers\":%llu,\"s2\":%llu,\"s3\":%llu,\"s4\":%llu,\"s5\":%llu,"
         "\"connections\":%llu,\"resumed\":%llu,\"mean_us\":%.1f,\"p50_us\":%.1f,\"p99_us\":%.1f,\"p999_us\":%.1f,"
         "\"max_us\":%.1f,\"backlog\":%llu,\"bytes\":%.0f}\n",
         (ull)polls, (ull)outstanding, (ull)answers, seconds, (ull)errors, (ull)wrong_answers, (ull)by_status[2],
         (ull)by_status[3], (ull)by_status[4], (ull)by_status[5], (ull)dialled, (ull)resumed,
         counted ? sum / counted / 1000 : 0, percentile_us(.5), percentile_us(.99), percentile_us(.999),
         slowest / 1000.0, (ull)backlog, polls ? octets / (double)polls : 0);
  return 0;
}
