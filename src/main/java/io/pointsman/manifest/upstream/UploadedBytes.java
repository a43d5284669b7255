package io.pointsman.manifest.upstream;

import io.pointsman.delivery.Upload;
import io.vertx.core.Future;

/** Gives the contents of uploads. */
public interface UploadedBytes {

  /**
   * @param organization the number of the one that must hold it
   * @return fails if none of the stores can tell now
   */
  Future<byte[]> find(int organization, Upload upload);
}
