package io.pointsman.boots;

/**
 * @param url where it came from, after all redirects
 * @param file null unless the status is 200
 */
record PhoneAnswer(String url, int status, byte[] file) {

  /**
   * @throws NotTakenException if there is none
   */
  byte[] needed() {
    if (file == null) {
      throw new NotTakenException(url + " answers " + status);
    }
    return file;
  }
}
