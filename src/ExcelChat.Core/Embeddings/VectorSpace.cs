namespace ExcelChat.Embeddings;

/// <summary>What makes two vectors comparable: the model that made them and their length.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Dimensions">The number of dimensions.</param>
internal sealed record VectorSpace(string Model, int Dimensions);
