"""The public site: server-rendered, without a database; what is released comes from Kafka and is kept in memory."""
