package io.pointsman.routing;

import io.pointsman.delivery.Upload;

/** An uploaded content's id, and the digest that it must have. */
record UploadKey(long id, String sha256) implements ContentKey<UploadContent> {

  static UploadKey of(Upload upload) {
    return new UploadKey(upload.content(), upload.sha256());
  }

  @Override
  public boolean fits(UploadContent content) {
    return content.sha256().equals(sha256);
  }
}
