package io.pointsman.boots;

import io.pointsman.delivery.ProfileFiles;
import io.pointsman.dialect.Dialects;
import io.pointsman.dialect.ManifestQuestion;
import io.pointsman.dialect.ManifestWriters;
import io.pointsman.dialect.OwnLinks;
import io.pointsman.dialect.PhoneRequest;
import io.pointsman.dialect.Recognition;
import io.pointsman.dialect.Written;
import io.pointsman.testing.TenantAnswer;
import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The writers of manifests behind a port, with one profile for every phone, and nothing else. */
final class WriterServer implements AutoCloseable {

  private final TenantServer server = TenantServer.start();
  private final Dialects dialects = new Dialects();
  private final ManifestWriters writers = new ManifestWriters();
  private final Map<Long, byte[]> uploads = new ConcurrentHashMap<>();
  private volatile ProfileFiles files = ProfileFiles.NONE;
  private volatile String target;

  WriterServer() {
    server.otherwise(
        (request, out) ->
            answer(request.target(), request.header("user-agent")).write(request, out));
  }

  String url() {
    return server.url("");
  }

  /** From now on; in the target {@code @} stands for the phone's MAC. */
  void profile(String target, ProfileFiles files) {
    this.target = target;
    this.files = files;
  }

  void upload(long content, byte[] bytes) {
    uploads.put(content, bytes);
  }

  @Override
  public void close() {
    server.close();
  }

  private TenantAnswer answer(String path, String agent) {
    Recognition who = dialects.recognise(new PhoneRequest(path, null, agent));
    if (who.mac() == null) {
      return TenantAnswers.status(404);
    }
    Written written = writers.write(who.vendor(), question(path, who));
    if (written instanceof Written.Body body) {
      return TenantAnswers.body(body.mediaType(), body.bytes());
    }
    if (written instanceof Written.Uploaded uploaded) {
      byte[] content = uploads.get(uploaded.upload().content());
      return TenantAnswers.body(uploaded.upload().mediaType(), uploaded.finish().apply(content));
    }
    if (written instanceof Written.AtTenant elsewhere) {
      return TenantAnswers.redirect(elsewhere.url());
    }
    return written instanceof Written.Redirect
        ? TenantAnswers.redirect(home(who))
        : TenantAnswers.status(404);
  }

  private ManifestQuestion question(String path, Recognition who) {
    return new ManifestQuestion(
        who.mac(),
        who.model(),
        who.firmware(),
        path,
        who.file(),
        home(who),
        files,
        new OwnLinks(url(), who.mac()));
  }

  private String home(Recognition who) {
    return target.replace("@", who.mac().lower());
  }
}
