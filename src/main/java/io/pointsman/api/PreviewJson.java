package io.pointsman.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointsman.dialect.Recognition;
import io.pointsman.manifest.Answer;
import io.pointsman.manifest.Previewed;
import io.pointsman.manifest.ProxyFailure;
import io.pointsman.manifest.ProxyView;
import io.pointsman.manifest.rewrite.UrlChange;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The exchange that a phone would have. */
@Schema(name = "Preview")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewJson(
    Phone phone,
    @Schema(description = "How the deciding profile serves its phones.", examples = "MANIFEST")
        String mode,
    Told answer,
    Upstream upstream,
    @Schema(description = "Why files of the profile could not be had, the newest first.")
        List<Failure> failures,
    @Schema(description = "What the profile's holder should know.") List<String> warnings) {

  /** What the request says of the phone. */
  @Schema(name = "PreviewedPhone")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Phone(
      @Schema(examples = "7c:2f:80:ab:cd:ef") String mac,
      @Schema(examples = "gigaset") String vendor,
      String model,
      String firmware,
      String file) {

    static Phone of(Recognition said) {
      return new Phone(
          said.mac().colon(), said.vendor().slug(), said.model(), said.firmware(), said.file());
    }
  }

  /** The answer in HTTP. */
  @Schema(name = "PreviewedAnswer")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Told(
      @Schema(examples = "200") int status,
      List<Answer.Header> headers,
      @Schema(description = "As text, if it is text.") String body,
      @Schema(description = "In base64, if it is no text.") String bodyBase64) {

    static Told of(Answer answer) {
      FileText file = FileText.of(answer.body());
      return new Told(answer.status(), answer.headers(), file.text(), file.base64());
    }
  }

  /** The tenant's file, as its server gave it. */
  @Schema(name = "PreviewedUpstream")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Upstream(
      @Schema(description = "User-info and query values are masked.") String url,
      String body,
      String bodyBase64,
      @Schema(
              description =
                  "Whether it was understood: `read`, or why it passed untouched, as `encrypted`.")
          String reading,
      @Schema(description = "What was written anew, in the order of the file.")
          List<Change> changes) {

    /** Null if there is no such file. */
    static Upstream of(ProxyView view) {
      if (view == null || view.url() == null) {
        return null;
      }
      FileText file = FileText.of(view.upstream());
      return new Upstream(
          view.url(),
          file.text(),
          file.base64(),
          view.rewritten() == null ? null : Words.of(view.rewritten().reading()),
          view.rewritten() == null
              ? null
              : view.rewritten().changes().stream().map(Change::of).toList());
    }
  }

  /** One place where ours differs from theirs. */
  @Schema(name = "PreviewedChange")
  record Change(
      @Schema(description = "Where it began in the tenant's file, in bytes.") int at,
      String from,
      String to) {

    static Change of(UrlChange change) {
      return new Change(change.at(), change.from(), change.to());
    }
  }

  /** One fetch that failed. */
  @Schema(name = "ProxyFailure")
  record Failure(
      Instant at,
      String mac,
      String url,
      @Schema(examples = "unreachable") String reason,
      String message) {

    static Failure of(ProxyFailure failure) {
      return new Failure(
          failure.at(),
          failure.mac().colon(),
          failure.url(),
          failure.reason().slug(),
          failure.message());
    }
  }

  static PreviewJson of(Previewed told) {
    return new PreviewJson(
        Phone.of(told.recognition()),
        told.profile() == null ? null : told.profile().mode().name(),
        Told.of(told.answer()),
        Upstream.of(told.proxy()),
        told.failures().stream().map(Failure::of).toList(),
        told.warnings());
  }
}
