package io.pointsman.api;

import io.pointsman.registry.UploadContent;
import io.pointsman.registry.UploadView;
import io.pointsman.registry.UploadedFiles;
import io.pointsman.security.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /uploads} */
@Path("/api/v1/uploads")
@Tag(name = "Uploads", description = "Files that profiles name: settings and certificates.")
@Produces(MediaType.APPLICATION_JSON)
class UploadsResource {

  private static final String NAME =
      "1 to 128 letters, digits, dots, underscores or hyphens, the first no dot.";

  private final UploadedFiles files;
  private final CurrentCaller caller;
  private final int limit;

  UploadsResource(UploadedFiles files, CurrentCaller caller, ApiConfig config) {
    this.files = files;
    this.caller = caller;
    this.limit = Math.toIntExact(BodyLimit.ofUploads(config));
  }

  @GET
  @Operation(summary = "List uploads in the order of their names")
  public Uni<ItemsJson<UploadJson>> list(
      @BeanParam OrganizationQuery whose, @RestQuery String limit, @RestQuery String cursor) {
    return files
        .list(caller.get(), whose.id(), Parameters.page(limit, cursor))
        .map(page -> ItemsJson.of(page, UploadJson::of));
  }

  @PUT
  @Path("/{upload}")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Upload a file, or replace one (editor)",
      description =
          "The body is the file, up to 256 KiB unless configured otherwise; its Content-Type is"
              + " kept and told to phones. All profiles that name it have the new one at once. The"
              + " same again changes nothing.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "200",
      description = "It is replaced, or was the same.",
      content = @Content(schema = @Schema(implementation = UploadJson.class)))
  @APIResponse(
      responseCode = "201",
      description = "It is new.",
      content = @Content(schema = @Schema(implementation = UploadJson.class)))
  public Uni<RestResponse<UploadJson>> put(
      @Parameter(description = NAME, example = "ca.pem") @RestPath String upload,
      @BeanParam OrganizationQuery whose,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_TYPE) String type,
      InputStream body) {
    return files
        .put(
            caller.get(),
            whose.id(),
            upload,
            type == null ? MediaType.APPLICATION_OCTET_STREAM : type,
            bytes(body))
        .map(saved -> reply(saved.created(), saved.value()));
  }

  @GET
  @Path("/{upload}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "Read an upload's content (editor)")
  @APIResponse(
      responseCode = "200",
      description = "The file, with its own Content-Type.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Uni<RestResponse<byte[]>> get(
      @Parameter(description = NAME, example = "ca.pem") @RestPath String upload,
      @BeanParam OrganizationQuery whose) {
    return files.content(caller.get(), whose.id(), upload).map(UploadsResource::content);
  }

  @DELETE
  @Path("/{upload}")
  @Operation(summary = "Delete an upload that no profile names (editor)")
  @APIResponse(responseCode = "204", description = "It is gone.")
  public Uni<Void> delete(
      @Parameter(description = NAME, example = "ca.pem") @RestPath String upload,
      @BeanParam OrganizationQuery whose) {
    return files.delete(caller.get(), whose.id(), upload);
  }

  private byte[] bytes(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw BodyLimit.tooLarge(limit);
      }
      return bytes;
    } catch (IOException brokenOff) {
      throw new UncheckedIOException(brokenOff);
    }
  }

  private static RestResponse<UploadJson> reply(boolean created, UploadView view) {
    var response =
        RestResponse.ResponseBuilder.<UploadJson>create(created ? 201 : 200)
            .entity(UploadJson.of(view))
            .header(HttpHeaders.ETAG, etag(view.sha256()));
    if (created) {
      response.header(HttpHeaders.LOCATION, Replies.BASE + "uploads/" + view.name());
    }
    return response.build();
  }

  /** Never shown in a browser as a page of ours. */
  private static RestResponse<byte[]> content(UploadContent found) {
    return RestResponse.ResponseBuilder.ok(found.bytes())
        .header(HttpHeaders.CONTENT_TYPE, found.mediaType())
        .header(HttpHeaders.ETAG, etag(found.sha256()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Content-Disposition", "attachment")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  /** As phones are given it. */
  private static String etag(String sha256) {
    return "\"" + sha256.substring(0, 32) + "\"";
  }
}
