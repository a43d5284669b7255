package io.pointsman.manifest.rewrite;

/** Links through us whose goal a reader of expected files sees. */
final class ReadableLinks implements LinkMaker {

  @Override
  public String link(String url) {
    return "https://us.example/t/" + url.replace("://", "/");
  }
}
