namespace ExcelChat.Connectors.Onnx;

/// <summary>How the vectors of a text's tokens become the vector of the text. The model's card says which; a wrong one gives poor vectors and no error.</summary>
public enum OnnxPooling
{
    /// <summary>The mean over the tokens, as most sentence transformers and E5 do.</summary>
    Mean,

    /// <summary>The vector of the first token, <c>[CLS]</c>, as BGE does.</summary>
    Cls,
}
