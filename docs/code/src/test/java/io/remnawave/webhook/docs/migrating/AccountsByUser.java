package io.remnawave.webhook.docs.migrating;

import io.remnawave.webhook.model.User;
import io.remnawave.webhook.model.UserIdentity;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class AccountsByUser {

    /** Stands for a table with the key of the panel's user as its primary key. */
    private final Map<String, String> accounts = new ConcurrentHashMap<>();

    String accountOf(User user) {
        UserIdentity identity = user.identity();
        for (String key : identity.keys()) { // the number first, then the uuid
            String account = accounts.get(key);
            if (account != null) {
                if (!key.equals(identity.key())) { // found under the uuid: move it to the number
                    accounts.put(identity.key(), account);
                    accounts.remove(key);
                }
                return account;
            }
        }
        String account = "account of " + user.username();
        accounts.put(identity.key(), account);
        return account;
    }

    int size() {
        return accounts.size();
    }
}
