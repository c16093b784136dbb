### A buyer's address book.

address-book = Endereços
address-none = Ainda não há endereços. Um endereço guardado aqui pode ser escolhido ao finalizar a compra.
address-new = Adicionar endereço
address-edit = Alterar endereço
address-keep = Guardar endereço
address-back = Voltar à conta
address-default = Usado primeiro
address-make-default = Usar este primeiro
address-make-default-named = Usar primeiro o endereço de { $name }
address-change = Alterar
address-edit-named = Alterar o endereço de { $name }
address-remove = Remover
address-remove-named = Remover o endereço de { $name }
address-remove-yes = Sim, remover
address-full = Sua lista está cheia. Remova um endereço antes de adicionar outro.
address-choose = Escolher um dos seus endereços
