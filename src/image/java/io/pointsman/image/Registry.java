package io.pointsman.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.registry.RegistryClient;
import java.io.IOException;

/** Where images come from and go to, with the credentials of the builder's Docker configuration. */
final class Registry {

  private Registry() {}

  static RegistryImage image(ImageReference name) throws IOException {
    return RegistryImage.named(name).addCredentialRetriever(own(name));
  }

  /** For what Jib does not do with images: it may push. */
  static RegistryClient client(ImageReference name) throws Exception {
    boolean plain = isOfThisMachine(name.toString());
    FailoverHttpClient http = new FailoverHttpClient(plain, plain, event -> {});
    RegistryClient.Factory factory =
        RegistryClient.factory(EventHandlers.NONE, name.getRegistry(), name.getRepository(), http);
    Credential credential = own(name).retrieve().orElse(null);
    if (credential != null) {
      factory.setCredential(credential);
    }
    RegistryClient client = factory.newRegistryClient();
    if (!client.doPushBearerAuth() && credential != null) {
      client.configureBasicAuth();
    }
    return client;
  }

  /** As Docker has it: only there need a registry not speak TLS. */
  static boolean isOfThisMachine(String image) throws InvalidImageReferenceException {
    return !image.isEmpty()
        && ImageReference.parse(image).getRegistry().matches("(localhost|127\\.[\\d.]+)(:\\d+)?");
  }

  private static CredentialRetriever own(ImageReference name) throws IOException {
    return CredentialRetrieverFactory.forImage(name, event -> {}).dockerConfig();
  }
}
