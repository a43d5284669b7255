package io.pointsman.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

/** Pushes the tars as they are, after their tests, if {@code image.to} names a place. */
public final class PushImage {

  private final ImageSettings settings;

  PushImage(ImageSettings settings) {
    this.settings = settings;
  }

  public static void main(String... none) throws Exception {
    ImageSettings settings = ImageSettings.read();
    if (!settings.to().isEmpty()) {
      new PushImage(settings).run();
    }
    System.exit(0);
  }

  void run() throws Exception {
    for (String variant : List.of("", "-demo")) {
      if (Files.exists(settings.tar(variant))) {
        push(variant);
        new ImageIndex(settings).push(variant);
      }
    }
  }

  private void push(String variant) throws Exception {
    String tag = settings.tag(variant, settings.architecture());
    ImageReference name = ImageReference.parse(settings.to() + ":" + tag);
    JibContainer pushed =
        Jib.from(TarImage.at(settings.tar(variant)))
            .setPlatforms(Set.of(new Platform(settings.architecture(), "linux")))
            .setCreationTime(StagedRoot.TIME)
            .containerize(
                Containerizer.to(Registry.image(name))
                    .setToolName("pointsman")
                    .setAllowInsecureRegistries(Registry.isOfThisMachine(settings.to())));
    System.out.println("Pushed " + name + " as " + pushed.getDigest());
  }
}
