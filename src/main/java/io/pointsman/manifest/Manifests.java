package io.pointsman.manifest;

import io.pointsman.delivery.Upload;
import io.pointsman.dialect.ManifestQuestion;
import io.pointsman.dialect.ManifestWriters;
import io.pointsman.dialect.OwnLinks;
import io.pointsman.dialect.Written;
import io.pointsman.template.PhoneFacts;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** Answers phones of MANIFEST profiles. */
final class Manifests {

  private final ManifestWriters writers = new ManifestWriters();
  private final Function<Upload, Future<byte[]>> contents;
  private final int retrySeconds;

  /**
   * @param contents an upload's bytes; fails if they cannot be had now
   * @param retrySeconds when a phone shall ask again for what cannot be had
   */
  Manifests(Function<Upload, Future<byte[]>> contents, int retrySeconds) {
    this.contents = contents;
    this.retrySeconds = retrySeconds;
  }

  Future<Delivered> deliver(DeliveryRequest request) {
    PhoneFacts phone = request.facts();
    Optional<String> target = request.template().expandForBody(phone);
    if (target.isEmpty()) {
      return Future.succeededFuture(new Delivered.Refused());
    }
    Written written =
        writers.write(
            request.recognition().vendor(),
            new ManifestQuestion(
                request.mac(),
                request.recognition().model(),
                request.recognition().firmware(),
                request.path(),
                request.recognition().file(),
                target.get(),
                request.profile().delivery().files(),
                new OwnLinks(request.publicUrl(), request.mac())));
    if (written instanceof Written.Uploaded uploaded) {
      return contents
          .apply(uploaded.upload())
          .map(bytes -> uploaded(uploaded, bytes))
          .otherwise(new Delivered.Later(retrySeconds));
    }
    return Future.succeededFuture(delivered(written, request, phone));
  }

  private static Delivered uploaded(Written.Uploaded uploaded, byte[] content) {
    byte[] bytes = uploaded.finish().apply(content);
    Upload upload = uploaded.upload();
    // What passes as it is has its digest already: a mebibyte takes milliseconds of the event loop.
    return bytes == content
        ? new Delivered.Body(bytes, upload.mediaType(), EntityTag.ofDigest(upload.sha256()), -1)
        : Delivered.Body.written(bytes, upload.mediaType());
  }

  private static Delivered delivered(Written written, DeliveryRequest request, PhoneFacts phone) {
    if (written instanceof Written.Body body) {
      return Delivered.Body.written(body.bytes(), body.mediaType());
    }
    if (written instanceof Written.AtTenant elsewhere) {
      return new Delivered.Redirect(request.status(), elsewhere.url());
    }
    if (written instanceof Written.Redirect) {
      return request
          .template()
          .expand(phone)
          .<Delivered>map(location -> new Delivered.Redirect(request.status(), location))
          .orElseGet(Delivered.Refused::new);
    }
    return new Delivered.Refused();
  }
}
