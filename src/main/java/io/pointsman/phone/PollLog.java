package io.pointsman.phone;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.pointsman.dialect.Recognition;
import io.pointsman.routing.RoutedProfile;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** What the log is told of polls: failures always, single polls only if asked for. */
final class PollLog {

  private static final Logger LOG = Logger.getLogger("io.pointsman.phone");

  private final boolean each;
  private final AtomicBoolean toldOfPublicUrl = new AtomicBoolean();

  PollLog(boolean each) {
    this.each = each;
  }

  void answered(Poll poll, Result result) {
    if (!each) {
      return;
    }
    Recognition recognition = poll.recognition;
    LOG.infof(
        "poll: mac=%s vendor=%s model=%s from=%s result=%s%s agent=%s",
        recognition == null ? null : recognition.mac(),
        poll.vendor().slug(),
        recognition == null ? null : clean(recognition.model()),
        poll.client.getHostAddress(),
        result,
        recognition == null || recognition.disagreeing() == null
            ? ""
            : " disagreeing=" + recognition.disagreeing(),
        clean(poll.request.headers().get(HttpHeaderNames.USER_AGENT)));
  }

  /** Once: each of its phones would say the same. */
  void withoutPublicUrl(RoutedProfile profile) {
    if (!toldOfPublicUrl.getAndSet(true)) {
      LOG.errorf(
          "Phones of profile %s are answered 503: set pointsman.phone.public-urls, as their files name it",
          profile.id());
    }
  }

  void failed(Poll poll, Throwable failure) {
    String id = Long.toHexString(ThreadLocalRandom.current().nextLong());
    LOG.errorf(
        failure,
        "a poll failed and was answered 503: request=%s mac=%s from=%s",
        id,
        poll.recognition == null ? null : poll.recognition.mac(),
        poll.client.getHostAddress());
  }

  /** What a phone wrote, without what could forge a line or a terminal's colours. */
  private static String clean(String text) {
    if (text == null) {
      return null;
    }
    StringBuilder clean = new StringBuilder(Math.min(text.length(), 200));
    for (int i = 0; i < text.length() && i < 200; i++) {
      char c = text.charAt(i);
      clean.append(c < ' ' || c >= 0x7F ? '?' : c);
    }
    return clean.toString();
  }
}
